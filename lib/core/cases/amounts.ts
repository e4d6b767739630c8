import type { SourceKind } from '@/lib/core/formula/sources'
import type { Step } from '@/lib/core/formula/evaluate'
import { parseUnit } from '@/lib/core/formula/units'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import type { Day } from '@/lib/core/calendar/local-day'
import type { MessageParams, Reason } from '@/lib/core/errors'

/** What a source says of one thing, in the unit that the portal keeps it in. */
export interface SourceValue {
  value: number | null
  unit: string
  /** `cases.inputs.<key>`: which record and day it comes from, or why there is none */
  note: { key: string; params?: MessageParams }
  href?: string
  /** Wages of the rate table are shown to those alone who may read rates */
  confidential?: boolean
}

/** By `<kind>.<field>`, such as `baseline.handling-time`. */
export type SourceValues = Readonly<Record<string, SourceValue>>

export interface LineInput {
  name: string
  names: { en: string; 'zh-CN': string }
  unit: string
  /** What was computed with; null: not known. `hidden`: known, but not to this reader */
  value: number | null
  hidden?: boolean
  from: 'source' | 'override' | 'default' | 'missing'
  source: { kind: SourceKind; field?: string }
  /** What the source says, also where something else was typed over it */
  said: number | null
  note?: SourceValue['note']
  href?: string
}

export interface Conversion {
  from: string
  to: string
  /** Along the way: one leg, or two through the home currency */
  legs: { from: string; to: string; rateE8: string; inverse: boolean; validFrom: Day | null }[]
  day: Day
}

export interface LineFormula {
  key: string
  ordinal: number
  /** Null: as the product brings it along, not published here yet */
  versionId: string | null
  /** Newest published version; higher than `ordinal` where one may be taken over */
  newest: number
  names: { en: string; 'zh-CN': string }
  expression: string
  unit: string
  value: number | null
  steps: Step[]
  inputs: LineInput[]
}

/** One line with the amount of one period in whole units of the case's currency, and everything that it was computed from. */
export interface ResolvedLine {
  lineId: string
  kind: CaseLine['amount']['kind']
  /** Null: see `reasons`; a series has no single amount and stands in the body */
  base: number | null
  formula?: LineFormula
  conversion?: Conversion
  reasons: Reason[]
}

export interface ResolvedCase {
  /** The case with every amount in its own currency, without the lines that have no amount */
  body: CaseBody
  /** By line */
  amounts: Record<string, number>
  lines: ResolvedLine[]
  /** Day as of which sources were read */
  asOf: Day
}

/**
 * A formula's result as the amount of one period: money stays as it is and falls on each period of the line, money a year or a
 * month is spread over the periods of a year. Null for anything else, such as hours.
 */
export function perPeriod(value: number, unit: string, horizonUnit: 'month' | 'year'): number | null {
  const parsed = parseUnit(unit)
  if (!parsed) return null
  const { money, period, ...others } = parsed.dimension as Record<string, number | undefined>
  if (money !== 1 || Object.keys(others).length) return null
  if (period === undefined) return value * parsed.factor
  if (period !== -1) return null
  const yearly = value * parsed.factor
  return horizonUnit === 'year' ? yearly : yearly / 12
}
