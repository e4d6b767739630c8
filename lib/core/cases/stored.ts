import type { Conventions } from '@/lib/core/finance/case'
import type { CaseResult, ScenarioResult } from '@/lib/core/finance/result'
import type { BreakEven } from '@/lib/core/finance/break-even'
import type { Tornado } from '@/lib/core/finance/tornado'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { ResolvedCase } from './amounts'
import type { BreakEvenItems } from './break-even-items'
import { planOf } from './plan'

/** What lists show of a case; null while it does not compute. */
export interface Headline {
  npvMinor: bigint | null
  roiBp: number | null
  /** Rounded up to whole months, as gates and lists order by it */
  paybackMonths: number | null
  /** As pages show it: tenths of a month */
  paybackTenths: number | null
}

const MOST = 2_147_483_647
const whole = (value: number | null, most = MOST): number | null => (value === null || !Number.isFinite(value) ? null : Math.max(-most, Math.min(most, Math.round(value))))

const tenthsOf = (months: number | null): number | null => whole(months === null ? null : months * 10)

export function headlineOf(result: CaseResult | null, currency: string): Headline {
  if (!result) return { npvMinor: null, roiBp: null, paybackMonths: null, paybackTenths: null }
  const { npv, roi, payback } = result.base.figures
  return { npvMinor: roundedMinor(npv, decimalsOf(currency)), roiBp: whole(roi === null ? null : roi * 10_000), paybackMonths: payback.months === null ? null : whole(Math.ceil(payback.months - 1e-9)), paybackTenths: tenthsOf(payback.months) }
}

/** What a version keeps beside its body: every input that was read, formula versions, rates and the results of all scenarios. */
export interface StoredResults {
  currency: string
  asOf: string
  resolved: ResolvedCase
  base: ScenarioResult
  low: Pick<ScenarioResult, 'columns' | 'figures'>
  high: Pick<ScenarioResult, 'columns' | 'figures'>
  tornado: Tornado | null
  breakEven: BreakEven | null
  items: BreakEvenItems | null
  headline: { npvMinor: string; roiBp: number | null; paybackMonths: number | null }
  count: Conventions['count']
  /** Month to minor units as decimal text: cash, released, avoided, cost */
  plan: Record<string, [cash: string, released: string, avoided: string, cost: string]>
}

interface Evaluated {
  resolved: ResolvedCase
  tornado: Tornado | null
  breakEven: BreakEven | null
  items: BreakEvenItems | null
}

export function storedResults({ resolved, tornado, breakEven, items }: Evaluated, result: CaseResult, currency: string): StoredResults {
  const { npvMinor, roiBp, paybackMonths } = headlineOf(result, currency)
  const short = ({ columns, figures }: ScenarioResult) => ({ columns, figures })
  return {
    currency, asOf: resolved.asOf, resolved, base: result.base, low: short(result.low), high: short(result.high), tornado, breakEven, items,
    headline: { npvMinor: String(npvMinor), roiBp, paybackMonths },
    count: resolved.body.conventions.count,
    plan: Object.fromEntries([...planOf(result.base.columns, resolved.body.horizon, currency)].map(([month, { cash, released, avoided, cost }]) => [month, [String(cash), String(released), String(avoided), String(cost)]])),
  }
}

export const readStored = (text: string): StoredResults => JSON.parse(text) as StoredResults

export const storedHeadline = ({ headline: { npvMinor, roiBp, paybackMonths }, base }: StoredResults): Headline => ({ npvMinor: BigInt(npvMinor), roiBp, paybackMonths, paybackTenths: tenthsOf(base.figures.payback.months) })

/** What evaluating gives, in short. */
export interface EvaluatedLike extends Evaluated {
  result: CaseResult | null
}
