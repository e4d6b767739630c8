import type { Reason } from '@/lib/core/errors'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { allow, refuse, type Decision } from '@/lib/core/result'
import type { CaseBody, CaseLine } from './case'
import { benefitCategories, roiDenominators, WHOLE_BP, type BenefitCategory, type ScenarioName } from './kinds'
import { irr, xirr, type Rates } from './irr'
import { mirr } from './mirr'
import { discountFactors, periodRate, yearlyRate } from './npv'
import { cumulative, payback, paybackMonths } from './payback'
import type { CaseResult, Column, Figures, LineResult, Paybacks, ScenarioResult } from './result'
import { firstYearRoi, roi } from './roi'
import { columnDay, columnMonth, lineColumns, periodsAYear, type Horizon } from './schedule'
import { riskFactor } from './tei'

/** Base amount of one period by line, whole units: what the formulas gave. Null or absent: not known. Typed lines need none. */
export type Amounts = Readonly<Record<string, number | null>>

export const factorsOf = ({ horizon, discountRateBp, conventions }: CaseBody): number[] =>
  discountFactors(periodRate(discountRateBp / WHOLE_BP, horizon.unit), horizon.periods + 1, conventions)

export const isCounted = (line: CaseLine, { conventions }: CaseBody): boolean => line.kind === 'cost' || conventions.count[line.category]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, value, i) => total + value * b[i]!, 0)
const byKind = <T>(of: (kind: BenefitCategory) => T) => Object.fromEntries(benefitCategories.map((kind) => [kind, of(kind)])) as Record<BenefitCategory, T>

/** The amount of one period in whole units; null for series, which have one a column, and where a formula gave none. */
export const baseAmount = ({ id, amount }: CaseLine, amounts: Amounts): number | null =>
  amount.kind === 'typed' ? Number(amount.perPeriod) : amount.kind === 'formula' ? (amounts[id] ?? null) : null

/** Multiple of the base amount in a scenario: what is typed, else the worse or better end of the line's range. */
export function scenarioMultiple({ kind, range, scenarios }: CaseLine, name: ScenarioName): number {
  if (name === 'base') return 1
  const wanted = (name === 'high') === (kind === 'benefit') ? range.highBp : range.lowBp
  return (scenarios?.[name] ?? wanted) / WHOLE_BP
}

/** Lines whose amount is not known or no number: with any of them a case does not compute. */
const missing = (body: CaseBody, amounts: Amounts): Reason[] =>
  body.lines.flatMap((line) => {
    const base = baseAmount(line, amounts)
    return line.amount.kind === 'series' || (base !== null && Number.isFinite(base)) ? [] : [{ key: 'finance.errors.unknownAmount', params: { line: line.label } }]
  })

function lineResult(line: CaseLine, body: CaseBody, amounts: Amounts, multiple: number, factors: readonly number[]): LineResult {
  const risk = body.conventions.riskAdjusted ? riskFactor(line.kind, line.riskBp / WHOLE_BP) : 1
  const columns = lineColumns(line, body.horizon, baseAmount(line, amounts) ?? 0).map((amount) => amount * multiple * risk)
  return { id: line.id, kind: line.kind, category: line.category, counted: isCounted(line, body), multiple, riskFactor: risk, amounts: columns, total: sum(columns), pv: dot(columns, factors) }
}

function columnsOf(body: CaseBody, lines: readonly LineResult[], factors: readonly number[]): Column[] {
  const none = () => factors.map(() => 0)
  const costs = none()
  const counted = none()
  const benefits = byKind(none)
  for (const line of lines) {
    const into = line.kind === 'cost' ? [costs] : line.counted ? [benefits[line.category as BenefitCategory], counted] : [benefits[line.category as BenefitCategory]]
    for (const target of into) line.amounts.forEach((amount, index) => (target[index]! += amount))
  }
  const net = counted.map((benefit, index) => benefit - costs[index]!)
  const discounted = net.map((flow, index) => flow * factors[index]!)
  const [total, totalDiscounted] = [cumulative(net), cumulative(discounted)]
  return factors.map((factor, index) => ({
    index, month: columnMonth(body.horizon, index), costs: costs[index]!, benefits: byKind((kind) => benefits[kind][index]!), counted: counted[index]!,
    net: net[index]!, cumulative: total[index]!, factor, discounted: discounted[index]!, cumulativeDiscounted: totalDiscounted[index]!,
  }))
}

const yearly = (rates: Rates, unit: Horizon['unit']): Rates =>
  unit === 'year' ? rates : { ...rates, roots: rates.roots.map((rate) => yearlyRate(rate, unit)), touching: rates.touching.map((rate) => yearlyRate(rate, unit)), chosen: rates.chosen === null ? null : yearlyRate(rates.chosen, unit) }

function paybacks(flows: readonly number[], { horizon, conventions }: CaseBody): Paybacks {
  const { first, lasting } = payback(flows)
  return { months: paybackMonths(lasting, horizon.unit, conventions.payback), firstMonths: paybackMonths(first, horizon.unit, conventions.payback) }
}

/** Days from the start on which the columns count as paid; the middle between two period ends in mid-period timing. */
function dayNumbers({ horizon, conventions }: CaseBody): number[] {
  const days = Array.from({ length: horizon.periods + 1 }, (_, index) => daysBetween(columnDay(horizon, 0), columnDay(horizon, index)))
  return conventions.timing === 'end' ? days : days.map((day, index) => (index === 0 ? 0 : Math.floor((days[index - 1]! + day) / 2)))
}

/** Costs that occur once and everything in the initial column, as far as they fall in the first `columns` columns. */
function investmentIn(body: CaseBody, lines: readonly LineResult[], columns: number): number {
  return sum(
    lines.map(({ kind, amounts }, i) => {
      if (kind !== 'cost') return 0
      const line = body.lines[i]!
      return line.recurrence.kind === 'once' && line.amount.kind !== 'series' ? sum(amounts.slice(0, columns)) : amounts[0]!
    }),
  )
}

function firstYear(body: CaseBody, lines: readonly LineResult[], columns: readonly Column[]): Figures['firstYearRoi'] {
  const length = periodsAYear(body.horizon.unit) + 1
  if (columns.length < length) return null
  const within = columns.slice(0, length)
  const investment = investmentIn(body, lines, length)
  const facts = { benefit: sum(within.map(({ counted }) => counted)), investment, running: sum(within.map(({ costs }) => costs)) - investment }
  return { allCosts: firstYearRoi(facts, 'all-costs'), investment: firstYearRoi(facts, 'investment') }
}

function figuresOf(body: CaseBody, lines: readonly LineResult[], columns: readonly Column[], factors: readonly number[]): Figures {
  const { conventions, horizon } = body
  const flows = columns.map(({ net }) => net)
  const costs = sum(columns.map((column) => column.costs))
  const counted = sum(columns.map((column) => column.counted))
  const pvCosts = dot(columns.map((column) => column.costs), factors)
  const pvCounted = dot(columns.map((column) => column.counted), factors)
  const facts = { benefits: counted, costs, investment: investmentIn(body, lines, columns.length), pvBenefits: pvCounted, pvCosts }
  const rate = (bp: number) => periodRate(bp / WHOLE_BP, horizon.unit)
  const modified = mirr(flows, rate(conventions.mirr.financeBp), rate(conventions.mirr.reinvestBp))
  const days = dayNumbers(body)
  return {
    costs,
    benefits: byKind((kind) => sum(columns.map(({ benefits }) => benefits[kind]))),
    counted,
    net: counted - costs,
    investment: facts.investment,
    pvCosts,
    pvBenefits: byKind((kind) => dot(columns.map(({ benefits }) => benefits[kind]), factors)),
    pvCounted,
    npv: pvCounted - pvCosts,
    irr: yearly(irr(flows, conventions), horizon.unit),
    xirr: xirr(flows.map((amount, index) => ({ at: days[index]!, amount }))),
    mirr: modified === null ? null : yearlyRate(modified, horizon.unit),
    payback: paybacks(flows, body),
    discountedPayback: paybacks(columns.map(({ discounted }) => discounted), body),
    roi: roi(facts, conventions.roiDenominator, conventions.roiDiscounted),
    roiBy: roiDenominators.flatMap((denominator) => [false, true].map((discounted) => ({ denominator, discounted, value: roi(facts, denominator, discounted) }))),
    firstYearRoi: firstYear(body, lines, columns),
  }
}

/** One scenario of a case whose amounts are all known. */
function scenario(body: CaseBody, amounts: Amounts, name: ScenarioName): ScenarioResult {
  const factors = factorsOf(body)
  const lines = body.lines.map((line) => lineResult(line, body, amounts, scenarioMultiple(line, name), factors))
  const columns = columnsOf(body, lines, factors)
  return { lines, columns, figures: figuresOf(body, lines, columns, factors) }
}

/** Reasons why the case does not compute; none when every amount is known. */
export const knownAmounts = (body: CaseBody, amounts: Amounts): Decision => {
  const reasons = body.lines.length ? missing(body, amounts) : [{ key: 'finance.errors.noLines' }]
  return reasons.length ? refuse(...reasons) : allow(true)
}

/**
 * All figures of a case in three scenarios, by the conventions that it names (domain reference §1.1). Refused with a reason a line
 * while an amount is not known: nothing unknown counts as zero.
 */
export function computeCase(body: CaseBody, amounts: Amounts): Decision<CaseResult> {
  const known = knownAmounts(body, amounts)
  if (!known.ok) return known
  return allow({ low: scenario(body, amounts, 'low'), base: scenario(body, amounts, 'base'), high: scenario(body, amounts, 'high') })
}
