import { addMonths, monthsFrom } from '@/lib/core/calendar/month'
import { notFound } from '@/lib/core/errors'
import { shareOf, sumOf, type ValueMonth } from '@/lib/core/value/months'
import { findingsOf } from '@/lib/core/value/review'
import { yearView } from '@/lib/core/value/year'
import { approvedPlan } from '@/lib/features/cases/planned'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { withApprovedCase } from './approved-cases'
import { clockOf } from './frame'
import { valueMonths } from './read-months'
import { AutomationValueInput } from './schema'

/** Months that the picture shows. */
const SHOWN = 12
const ENTRIES = 8

export type AutomationValue = Awaited<ReturnType<typeof automationValue>>

/** What one automation was to bring and brought, month by month, with its case and the newest bookings. */
export const automationValue = query({
  permission: 'value:read',
  input: AutomationValueInput,
  async run(ctx, { id }) {
    const automation = await ctx.db.automation.findFirst({
      where: { AND: [{ id }, visibleAutomation(ctx, 'value:read')] },
      select: { id: true, name: true, nameZh: true, plannedCoverageBp: true, process: { select: { _count: { select: { baselines: true } } } } },
    })
    if (!automation) throw notFound('automation')
    const clock = await clockOf(ctx)
    const [rows, approved, entries] = await Promise.all([valueMonths(ctx, { automationIds: [id] }), withApprovedCase(ctx, [id]), newestEntries(ctx, id)])
    const months = monthsFrom(addMonths(clock.month, 1 - SHOWN), clock.month)
    const plan = (await approvedPlan(ctx, [id], months)).get(id)
    const shown = rows.filter(({ month }) => month >= months[0]!)
    const full = rows.filter(({ month }) => month < clock.month)
    const year = Number(clock.month.slice(0, 4))
    const view = yearView(rows, year, clock.today, new Map())
    return {
      ...clock, year, automation,
      months: shown.map((row) => ({ ...row, shareBp: shareOf(row.realisedMinor, row.plannedMinor), kinds: plan?.get(row.month) ?? null })),
      toDate: view.toDate, fullMonths: view.fullMonths,
      latest: latestOf(full),
      entries,
      findings: findingsOf({ rows, hasApprovedCase: approved.has(id), hasBaseline: automation.process._count.baselines > 0 }, clock.month),
      all: sumOf(rows),
    }
  },
})

/** Newest measured coverage and adoption of a month that is over. */
function latestOf(rows: readonly ValueMonth[]) {
  const newest = (of: (row: ValueMonth) => number | null) => {
    const row = rows.findLast((one) => of(one) !== null)
    return row ? { month: row.month, bp: of(row)! } : null
  }
  return { coverage: newest(({ coverageBp }) => coverageBp), adoption: newest(({ adoptionBp }) => adoptionBp) }
}

const newestEntries = (ctx: Ctx, automationId: string) =>
  ctx.db.ledgerEntry.findMany({
    where: { automationId },
    select: { id: true, month: true, bookedMonth: true, kind: true, currency: true, realisedMinor: true, reason: true, at: true, by: { select: { id: true, name: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: ENTRIES,
  })
