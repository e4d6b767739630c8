import { scopeOf } from '@/lib/core/access'
import { addMonths, monthsFrom, type Month } from '@/lib/core/calendar/month'
import { cashCurve, type CashMonth } from '@/lib/core/value/cash-curve'
import { forecastMonths } from '@/lib/core/value/forecast'
import { emptySum, sumBy, type ValueMonth, type ValueSum } from '@/lib/core/value/months'
import { lostParts, notAdopted } from '@/lib/core/value/parts'
import { fullTotals, yearView } from '@/lib/core/value/year'
import type { WaterfallFacts } from '@/lib/core/value/waterfall'
import { approvedPlan } from '@/lib/features/cases/planned'
import { readRateBook } from '@/lib/features/rates/read-book'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { caseCosts, firstYearCosts, phaseCosts } from './costs'
import { readFrame, type ValuedAutomation } from './frame'
import { valueMonths } from './read-months'
import { ProgrammeValueInput, type Breakdown } from './schema'

/** Months of forecast that the cash curve looks ahead. */
const AHEAD = 24
/** Months before the first benefit in which something may have been built. */
const BUILDING = 12

export type ProgrammeValue = Awaited<ReturnType<typeof programmeValue>>

/** Planned, realised and lost of the automations that the reader may see, what the year will bring, and when it has paid back. */
export const programmeValue = query({
  permission: 'value:read',
  input: ProgrammeValueInput,
  async run(ctx, { year: asked, by }) {
    const [frame, rows, book] = await Promise.all([readFrame(ctx), valueMonths(ctx), readRateBook(ctx)])
    const thisYear = Number(frame.month.slice(0, 4))
    const firstYear = Math.min(thisYear, ...rows.map(({ month }) => Number(month.slice(0, 4))))
    const year = asked !== undefined && asked >= firstYear && asked <= thisYear ? asked : thisYear
    const whole = scopeOf(ctx.actor, 'value:read').kind === 'all'
    const [plan, expenses] = await Promise.all([planOf(ctx, frame.automations, year), whole ? phaseCosts(ctx, frame, book) : null])
    const view = yearView(rows, year, frame.today, planAhead(rows, plan, frame.month, year))
    const own = rows.filter(({ month }) => month.startsWith(`${year}-`))
    // Automations of phases whose money is recorded would be counted twice.
    const costed = frame.automations.filter(({ phase }) => !expenses?.phaseIds.has(phase?.id ?? ''))
    const planned = caseCosts(await approvedPlan(ctx, costed.map(({ id }) => id), curveMonths(rows, frame.month)))
    const [running, unplanned] = [firstYearCosts(frame.automations, frame, book), firstYearCosts(costed.filter(({ id }) => !planned.covered.has(id)), frame, book)]
    return {
      today: frame.today, month: frame.month, currency: frame.currency, thisYear, firstYear,
      view,
      rows: groupsOf(own, frame.byId, by, frame.month),
      waterfall: { ...waterfallFacts(own), ...promised(plan, frame.month), runningCost: sumIn(running.months, year, frame.month) },
      missingCosts: running.missing,
      curve: curveOf(rows, frame.month, [...(expenses ? [expenses.spent, expenses.toCome] : []), planned.months, unplanned.months]),
      costs: { expenses: whole, unconverted: expenses?.unconverted ?? 0 },
      gaps: gapsOf(own, frame.byId),
      automations: frame.automations.length,
    }
  },
})

const planOf = (ctx: Ctx, automations: readonly ValuedAutomation[], year: number) => approvedPlan(ctx, automations.map(({ id }) => id), monthsFrom(`${year}-01`, `${year}-12`))
type Plan = Awaited<ReturnType<typeof planOf>>

/** Months to come: what approved cases promise, and beside them or outside their horizon the plan as it stands now. */
function planAhead(rows: readonly ValueMonth[], plan: Plan, current: Month, year: number): Map<Month, bigint> {
  const now = new Map(rows.filter(({ month, plannedMinor }) => month === current && plannedMinor !== null).map(({ automationId, plannedMinor }) => [automationId, plannedMinor!]))
  const ahead = new Map<Month, bigint>()
  const add = (month: Month, minor: bigint) => ahead.set(month, (ahead.get(month) ?? 0n) + minor)
  for (const month of monthsFrom(addMonths(current, 1), `${year}-12`)) {
    for (const [automationId, minor] of now) if (!plan.get(automationId)?.has(month)) add(month, minor)
    for (const months of plan.values()) {
      const promisedMinor = months.get(month)?.countedMinor
      if (promisedMinor !== undefined && promisedMinor !== null) add(month, promisedMinor)
    }
  }
  return ahead
}

/** Cash and avoided loss of approved cases in months that have begun: nothing measures them, so that they stand beside what is. */
function promised(plan: Plan, current: Month): Pick<WaterfallFacts, 'cash' | 'avoided'> {
  const months = [...plan.values()].flatMap((of) => [...of.values()]).filter(({ month }) => month <= current)
  const sum = (pick: (month: (typeof months)[number]) => bigint | null) => months.reduce((total, month) => total + (pick(month) ?? 0n), 0n)
  return { cash: sum(({ cashMinor }) => cashMinor), avoided: sum(({ avoidedMinor }) => avoidedMinor) }
}

function waterfallFacts(rows: readonly ValueMonth[]): Pick<WaterfallFacts, 'realised' | 'notAdopted' | 'lost'> {
  const facts = { realised: 0n, notAdopted: 0n, lost: { failed: 0n, late: 0n, downtime: 0n } }
  for (const row of rows) {
    const { failed, late, downtime } = lostParts(row)
    facts.realised += row.realisedMinor ?? 0n
    facts.notAdopted += notAdopted(row)
    facts.lost.failed += failed
    facts.lost.late += late
    facts.lost.downtime += downtime
  }
  return facts
}

const sumIn = (months: ReadonlyMap<Month, bigint>, year: number, until: Month): bigint =>
  [...months].reduce((sum, [month, minor]) => (month.startsWith(`${year}-`) && month <= until ? sum + minor : sum), 0n)

/** Months for which costs of cases are asked: a year before the first booked one, for building, to the end of the look ahead. */
function curveMonths(rows: readonly ValueMonth[], current: Month): Month[] {
  const first = rows.reduce((earliest, { month }) => (month < earliest ? month : earliest), current)
  return monthsFrom(addMonths(first, -BUILDING), addMonths(current, AHEAD))
}

/** From the first month with money on either side to two years ahead; coming months by the forecast, or without benefit where there is none. */
function curveOf(rows: readonly ValueMonth[], current: Month, costs: readonly ReadonlyMap<Month, bigint>[]) {
  const benefits = sumBy(rows, ({ month }) => month)
  const began = [...benefits.keys(), ...costs.flatMap((months) => [...months.keys()])].sort()[0]
  if (!began || began > current) return null
  const last = addMonths(current, AHEAD)
  const forecast = forecastMonths(fullTotals(rows, current), addMonths(current, 1), last)
  const coming = new Map(forecast.ok ? forecast.value.months.map((month) => [month.month, month]) : [])
  const months = monthsFrom(began, forecast.ok ? last : current).map((month): CashMonth => {
    const expected = coming.get(month)
    const cost = costs.reduce((sum, of) => sum + (of.get(month) ?? 0n), 0n)
    return expected ? { month, cost, benefit: expected.minor, low: expected.low, high: expected.high, forecast: true } : { month, cost, benefit: benefits.get(month)?.realised ?? 0n, forecast: false }
  })
  return cashCurve(months)
}

export interface ValueGroup {
  /** Null: belongs to none */
  key: string | null
  code: string | null
  name: string | null
  nameZh: string | null
  sum: ValueSum
  /** Of the months that are over: what is compared with the plan */
  full: ValueSum
  automations: number
}

function groupsOf(rows: readonly ValueMonth[], byId: ReadonlyMap<string, ValuedAutomation>, by: Breakdown, current: Month): ValueGroup[] {
  const keyOf = (row: ValueMonth) => groupOf(byId.get(row.automationId), by)?.id ?? null
  const members = new Map<string | null, Set<string>>()
  for (const row of rows) members.set(keyOf(row), (members.get(keyOf(row)) ?? new Set()).add(row.automationId))
  const full = sumBy(rows.filter(({ month }) => month < current), keyOf)
  return [...sumBy(rows, keyOf)]
    .map(([key, sum]): ValueGroup => {
      const ids = members.get(key)!
      const group = groupOf(byId.get([...ids][0]!), by)
      return { key, code: group?.code ?? null, name: group?.name ?? null, nameZh: group?.nameZh ?? null, sum, full: full.get(key) ?? emptySum(), automations: ids.size }
    })
    .filter(({ sum: { units, planned, realised, lost, returnedMs } }) => units > 0 || returnedMs !== 0 || planned !== null || Boolean(realised) || Boolean(lost))
    .sort((a, b) => Number((b.sum.realised ?? 0n) - (a.sum.realised ?? 0n)))
}

interface Grouped {
  id: string
  code?: string
  name: string
  nameZh: string | null
}

function groupOf(automation: ValuedAutomation | undefined, by: Breakdown): Grouped | null {
  if (!automation) return null
  if (by === 'technology') return { id: automation.technology, name: automation.technology, nameZh: null }
  return by === 'automation' ? automation : automation[by]
}

/** Automations with work done whose money is not known, by reason. */
function gapsOf(rows: readonly ValueMonth[], byId: ReadonlyMap<string, ValuedAutomation>) {
  const found = new Map<string, { gap: string; names: Map<string, Pick<ValuedAutomation, 'id' | 'name' | 'nameZh'>> }>()
  for (const { automationId, gap, units, failedUnits, realisedMinor } of rows) {
    const automation = byId.get(automationId)
    if (!gap || realisedMinor !== null || units + failedUnits === 0 || !automation) continue
    const known = found.get(gap) ?? { gap, names: new Map() }
    found.set(gap, known)
    known.names.set(automationId, { id: automationId, name: automation.name, nameZh: automation.nameZh })
  }
  return [...found.values()].map(({ gap, names }) => ({ gap, automations: [...names.values()] }))
}
