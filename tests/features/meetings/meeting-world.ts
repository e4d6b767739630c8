import { createSeries } from '@/lib/features/meetings/create-series'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { makeProgramme } from '@/prisma/seed/factories'
import { personCtx } from '@/tests/support/ctx'

/** Thursday, 09:30 in Shanghai; the review of the day is at 10:00. */
export const THURSDAY = new Date('2026-11-26T01:30:00.000Z')
export const REVIEW_AT = '2026-11-26T02:00:00.000Z'

export const at = (ctx: Ctx, iso: string): Ctx => ({ ...ctx, now: new Date(iso) })

/** A programme with a weekly review on Thursdays: its chair, an analyst and somebody of operations. */
export async function aReview(given: Record<string, unknown> = {}, now = THURSDAY) {
  const programme = (await db.programme.findFirst({ include: { phases: true } })) ?? (await makeProgramme(db, '2026-10-01'))
  const chair = await personCtx('steering', { name: 'Chair', now })
  const analyst = await personCtx('coe', { name: 'Analyst', now })
  const operator = await personCtx('ops', { name: 'Operator', now })
  const input = {
    kind: 'review', name: 'Weekly review', nameZh: '周例会', cadence: 'weekly', weekday: 4, startsAt: '10:00', minutesLong: 45, place: 'Room 3',
    chairId: chair.actor.id, memberIds: [chair, analyst, operator].map(({ actor }) => actor.id), ...given,
  }
  const series = await createSeries(chair, input)
  const meetings = await db.meeting.findMany({ where: { seriesId: series.id }, orderBy: { plannedAt: 'asc' }, select: { id: true, plannedAt: true } })
  return { programme, chair, analyst, operator, series, meetings, input, id: meetings[0]?.id ?? '' }
}
