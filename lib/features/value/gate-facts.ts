import type { FirstYearRow, PaybackRow } from '@/lib/core/gates/value-registers'
import { byAutomation, sumOf } from '@/lib/core/value/months'
import { measureSources } from '@/lib/features/expansion/measure-sources'
import type { Ctx } from '@/lib/server/ctx'
import { readFrame } from './frame'
import { valueMonths } from './read-months'

const YEAR = 12

/** What finance signed and what was planned for the same full months, by automation; plumbing of gates, which ask for the whole programme. */
export async function benefitFacts(ctx: Ctx) {
  const [frame, rows] = await Promise.all([readFrame(ctx), valueMonths(ctx)])
  const grouped = byAutomation(rows.filter(({ month }) => month < frame.month))
  return frame.automations.flatMap(({ id, name, nameZh }) => {
    const own = grouped.get(id)
    if (!own) return []
    const { planned, signed } = sumOf(own)
    return [{ id, name, nameZh, planned, signed }]
  })
}

/** First-year benefit and cost of automations in service that have both. */
export async function firstYearFacts(ctx: Ctx): Promise<FirstYearRow[]> {
  const measured = await measureSources(ctx)
  return measured.flatMap(({ automation: { id, name, nameZh }, firstYear }) => (firstYear.ok ? [{ id, name, nameZh, benefit: firstYear.value.benefitMinor, cost: firstYear.value.costMinor }] : []))
}

/**
 * Time to pay back at the measured benefit of a year (first-year cost ÷ benefit a month), beside the planned one: that of the approved case,
 * else first-year cost ÷ planned benefit a month.
 */
export async function paybackFacts(ctx: Ctx): Promise<PaybackRow[]> {
  const [measured, rows, cases, frame] = await Promise.all([
    measureSources(ctx),
    valueMonths(ctx),
    ctx.db.businessCase.findMany({ where: { status: 'approved', isTemplate: false, archivedAt: null, automationId: { not: null }, paybackMonths: { not: null } }, select: { automationId: true, paybackMonths: true }, orderBy: { number: 'asc' } }),
    readFrame(ctx),
  ])
  const approved = new Map(cases.map(({ automationId, paybackMonths }) => [automationId, paybackMonths]))
  const grouped = byAutomation(rows.filter(({ month }) => month < frame.month))
  return measured.flatMap(({ automation: { id, name, nameZh }, firstYear }): PaybackRow[] => {
    if (!firstYear.ok) return []
    const { benefitMinor, costMinor } = firstYear.value
    const planned = (grouped.get(id) ?? []).filter(({ plannedMinor }) => plannedMinor !== null && plannedMinor > 0n)
    const perMonth = planned.reduce((sum, { plannedMinor }) => sum + Number(plannedMinor), 0) / planned.length
    const plannedMonths = approved.get(id) ?? (planned.length ? Number(costMinor) / perMonth : null)
    return plannedMonths ? [{ id, name, nameZh, cost: costMinor, plannedMonths, measuredMonths: benefitMinor > 0n ? (Number(costMinor) * YEAR) / Number(benefitMinor) : null }] : []
  })
}
