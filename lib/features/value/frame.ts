import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import { visibleAutomation } from '@/lib/features/automations/visible'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const named = { id: true, code: true, name: true, nameZh: true } as const
const row = {
  ...named, technology: true, stage: true, archivedAt: true, liveSince: true, plannedCoverageBp: true, yearOneCostMinor: true, yearOneCostCurrency: true,
  phase: { select: { id: true, name: true, nameZh: true, ordinal: true } },
  process: { select: { ...named, department: { select: { id: true, name: true, nameZh: true, path: true } }, _count: { select: { baselines: true } } } },
} as const

/** An automation as the pages of value name and group it. */
export type ValuedAutomation = Awaited<ReturnType<typeof readFrame>>['automations'][number]

export interface ValueClock {
  today: Day
  month: Month
  timeZone: string
  /** Home currency of the programme */
  currency: string
}

export async function clockOf(ctx: Ctx): Promise<ValueClock> {
  const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  return { today, month: monthOf(today), timeZone, currency }
}

/** Every automation whose value the reader may see, archived and retired ones too: their past counts. */
export async function readFrame(ctx: Ctx) {
  const [clock, rows] = await Promise.all([clockOf(ctx), ctx.db.automation.findMany({ where: visibleAutomation(ctx, 'value:read'), select: row, orderBy: [{ name: 'asc' }, { id: 'asc' }] })])
  const automations = rows.map(({ liveSince, process: { department, _count, ...process }, ...automation }) => ({
    ...automation,
    liveMonth: liveSince && monthOf(localDay(liveSince.getTime(), clock.timeZone)),
    process,
    department,
    hasBaseline: _count.baselines > 0,
  }))
  return { ...clock, automations, byId: new Map(automations.map((automation) => [automation.id, automation])) }
}
