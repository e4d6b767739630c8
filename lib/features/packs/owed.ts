import { localDay } from '@/lib/core/calendar/local-day'
import type { Month } from '@/lib/core/calendar/month'
import { missingMonths, servesSchedule } from '@/lib/core/packs/schedule'
import { PROGRAMME_CODE } from '@/lib/features/programme/record'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'

/** Months that have the pack of their day. */
export const servedMonths = (packs: readonly { month: Month; generatedAt: Date }[], timeZone: string, dayOfMonth: number): Set<Month> =>
  new Set(packs.filter(({ month, generatedAt }) => servesSchedule({ month, madeOn: localDay(generatedAt.getTime(), timeZone) }, dayOfMonth)).map(({ month }) => month))

/** Months that the schedule owes; empty while it is switched off or there is no programme. */
export async function monthsOwed(ctx: Ctx): Promise<Month[]> {
  const { packs, organisation } = await readSettings(ctx.db)
  if (!packs.enabled) return []
  const programme = await ctx.db.programme.findUnique({ where: { code: PROGRAMME_CODE }, select: { createdAt: true, packs: { select: { month: true, generatedAt: true } } } })
  if (!programme) return []
  const { timeZone } = organisation
  return missingMonths({ since: localDay(programme.createdAt.getTime(), timeZone), today: localDay(ctx.now.getTime(), timeZone), dayOfMonth: packs.day, made: servedMonths(programme.packs, timeZone, packs.day) })
}
