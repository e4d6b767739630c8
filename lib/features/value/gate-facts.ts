import type { FirstYearRow, PaybackRow } from '@/lib/core/gates/value-registers'
import { byAutomation, sumOf } from '@/lib/core/value/months'
import { measureSources } from '@/lib/features/expansion/measure-sources'
import type { Ctx } from '@/lib/server/ctx'
import { readRateBook } from '@/lib/features/rates/read-book'
import { clockOf, readFrame } from './frame'
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

/** First-year benefit and cost of automations in service that have both, in the home currency so that they add up; what cannot be converted today is left out. */
export async function firstYearFacts(ctx: Ctx): Promise<FirstYearRow[]> {
  const [measured, book, { currency: home, today }] = await Promise.all([measureSources(ctx), readRateBook(ctx), clockOf(ctx)])
  return measured.flatMap(({ automation: { id, name, nameZh }, firstYear }) => {
    if (!firstYear.ok) return []
    const { benefitMinor, costMinor, currency } = firstYear.value
    const [benefit, cost] = [benefitMinor, costMinor].map((minor) => book.convert(minor, currency, home, today)?.minor)
    return benefit === undefined || cost === undefined ? [] : [{ id, name, nameZh, benefit, cost }]
  })
}

/**
 * Time to pay back at the measured benefit of a year (first-year cost ÷ benefit a month), beside the planned one: that of the approved case,
 * else first-year cost ÷ planned benefit a month.
 */
export async function paybackFacts(ctx: Ctx): Promise<PaybackRow[]> {
  const [measured, rows, cases, frame] = await Promise.all([
    firstYearFacts(ctx),
    valueMonths(ctx),
    ctx.db.businessCase.findMany({ where: { status: 'approved', isTemplate: false, archivedAt: null, automationId: { not: null }, paybackMonths: { not: null } }, select: { automationId: true, paybackMonths: true }, orderBy: { number: 'asc' } }),
    readFrame(ctx),
  ])
  const approved = new Map(cases.map(({ automationId, paybackMonths }) => [automationId, paybackMonths]))
  const grouped = byAutomation(rows.filter(({ month }) => month < frame.month))
  return measured.flatMap(({ id, name, nameZh, benefit, cost }): PaybackRow[] => {
    const planned = (grouped.get(id) ?? []).filter(({ plannedMinor }) => plannedMinor !== null && plannedMinor > 0n)
    const perMonth = planned.reduce((sum, { plannedMinor }) => sum + Number(plannedMinor), 0) / planned.length
    const plannedMonths = approved.get(id) ?? (planned.length ? Number(cost) / perMonth : null)
    return plannedMonths ? [{ id, name, nameZh, cost, plannedMonths, measuredMonths: benefit > 0n ? (Number(cost) * YEAR) / Number(benefit) : null }] : []
  })
}
