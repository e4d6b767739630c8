import type { Compiled } from '@/lib/core/formula/compile'
import { sourceFields, type SourceKind } from '@/lib/core/formula/sources'
import { convert } from '@/lib/core/formula/units'
import type { Values } from '@/lib/core/formula/evaluate'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { missedIn, sumOf, type ExchangeFacts, type MonthFacts, type Segment } from './facts'

const MINUTE_MS = 60_000
const RATE_SCALE = 100_000_000

/** What the ledger knows, by `kind/field`, in the unit in which the portal keeps it; missing or null: not known. */
export type Known = Readonly<Record<string, number | null>>

/** Hourly wage of a segment in major units of the books' currency; null: no wage, or no exchange rate. */
export function wageOf({ wage, exchange }: Pick<Segment, 'wage' | 'exchange'>): number | null {
  if (!wage || !exchange) return null
  return exchange.reduce(alongRate, Number(wage.hourlyMinor) / 10 ** decimalsOf(wage.currency))
}

const alongRate = (amount: number, { rateE8, inverse }: ExchangeFacts): number => (inverse ? (amount * RATE_SCALE) / Number(rateE8) : (amount * Number(rateE8)) / RATE_SCALE)

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
const percent = (part: number, whole: number): number | null => share(part * 100, whole)

/** Values for the formulas of one segment, or of the whole month where there is none. Adoption counts as full where nobody measured it. */
export function knownIn(facts: MonthFacts, segment: Segment | null): Known {
  const { baseline } = segment ?? { baseline: null }
  const sum = sumOf(segment ?? { sources: facts.segments.flatMap(({ sources }) => sources) })
  const wage = segment && wageOf(segment)
  const minutes = baseline && baseline.manualMs / MINUTE_MS
  return {
    'baseline/handling-time': minutes,
    'baseline/items-per-year': baseline && baseline.annualVolume,
    'baseline/cost-per-item': minutes !== null && wage !== null ? (minutes / 60) * wage : null,
    'baseline/error-rate': baseline?.errorBp == null ? null : baseline.errorBp / 100,
    'rate/hourly-wage': wage,
    'rate/working-days': facts.parameters.workingDays,
    'rate/hours-per-day': facts.parameters.hoursPerDay,
    'rate/discount-rate': facts.parameters.discountRate,
    'runs/items-succeeded': sum.succeeded,
    'runs/items-failed': sum.failed,
    'runs/items-finished': sum.succeeded + sum.failed,
    'runs/items-missed': segment ? missedIn(facts, segment) : facts.downHours.reduce((all, { missed }) => all + (missed ?? 0), 0),
    'runs/success-rate': percent(sum.succeeded, sum.succeeded + sum.failed),
    'runs/straight-through-rate': percent(sum.straight, sum.succeeded + sum.failed),
    'runs/attended-time': share(sum.attendedMs / MINUTE_MS, sum.succeeded),
    'runs/attended-hours': sum.attendedMs / 3_600_000,
    'runs/robot-time': share(sum.durationMs / MINUTE_MS, sum.timedUnits),
    'runs/runs-succeeded': sum.runsSucceeded,
    'runs/runs-failed': sum.runsFailed,
    'automation/planned-coverage': facts.planned.coverage ? facts.planned.coverage.coverageBp / 100 : null,
    'readings/adoption': facts.adoption ? facts.adoption.value / 100 : 100,
    'readings/scope-items': facts.scope?.value ?? null,
    'readings/late-items': facts.late?.units ?? null,
  }
}

/** The values by variable, each in the unit of its variable. What is typed takes the default of the formula. */
export function valuesFor(compiled: Compiled, known: Known): Values {
  return Object.fromEntries(
    compiled.body.variables.map(({ name, unit, source }) => {
      const value = source.field === undefined ? null : (known[`${source.kind}/${source.field}`] ?? null)
      const kept = value === null ? null : keptIn(source.kind, source.field!)
      return [name, value === null || kept === null ? null : convert(value, kept, unit)]
    }),
  )
}

const keptIn = (kind: SourceKind, field: string): string | null => {
  const fields: Record<string, string> = kind === 'typed' ? {} : sourceFields[kind]
  return Object.hasOwn(fields, field) ? fields[field]! : null
}
