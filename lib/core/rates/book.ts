import { ancestryOf } from '@/lib/core/portfolio/department-tree'
import type { Day } from '@/lib/core/calendar/local-day'
import { changesWithin, series, validOn, type Dated } from './effective'
import { convertBy, exchangeOn, pairKey, type Exchange, type ExchangeFact } from './exchange'
import { defaultParameter, type ParameterKind, type WorkCalendar } from './parameters'

/** Full cost of an hour for a grade (null: all) in a department and below it (null: everywhere). */
export interface WageFact extends Dated {
  gradeId: string | null
  departmentId: string | null
  hourlyMinor: bigint
  currency: string
}

export interface ParameterFact extends Dated {
  kind: ParameterKind
  valueE6: bigint
}

export interface RateFacts {
  wages: readonly WageFact[]
  exchange: readonly ExchangeFact[]
  parameters: readonly ParameterFact[]
  calendar: WorkCalendar
  /** Currency through which two others are converted when they have no rate of their own */
  home: string
}

export interface Wage {
  hourlyMinor: bigint
  currency: string
  rateId: string
  validFrom: Day
  /** How exactly it fits: for grade and department, for one of them, or for everybody */
  by: 'grade-department' | 'grade' | 'department' | 'all'
  /** The department it was entered for: that of the process or one above it */
  departmentId: string | null
}

export interface WageOf {
  gradeId: string | null
  /** `/root/…/id`; null: no department */
  departmentPath: string | null
}

export interface Parameter {
  valueE6: bigint
  /** Null: the default of the settings */
  validFrom: Day | null
  rateId: string | null
  source: 'table' | 'default'
}

export interface Converted {
  minor: bigint
  /** Rates that were used, in order; none between a currency and itself */
  legs: Exchange[]
}

export type RateBook = ReturnType<typeof rateBook>

const wageKey = (gradeId: string | null, departmentId: string | null): string => `${gradeId ?? ''}|${departmentId ?? ''}`

/** All rates of the organisation, ready to be asked by day. Of several rows for one day the newest counts. */
export function rateBook(facts: RateFacts) {
  const wages = seriesBy(facts.wages, (row) => wageKey(row.gradeId, row.departmentId))
  const pairs = seriesBy(facts.exchange, (row) => pairKey(row.from, row.to))
  const parameters = seriesBy(facts.parameters, (row) => row.kind)

  /** Keys from the most specific to the least. */
  const wageKeys = ({ gradeId, departmentPath }: WageOf): { key: string; by: Wage['by'] }[] => {
    const upwards = departmentPath ? ancestryOf(departmentPath).reverse() : []
    return [
      ...(gradeId ? upwards.map((id) => ({ key: wageKey(gradeId, id), by: 'grade-department' as const })) : []),
      ...(gradeId ? [{ key: wageKey(gradeId, null), by: 'grade' as const }] : []),
      ...upwards.map((id) => ({ key: wageKey(null, id), by: 'department' as const })),
      { key: wageKey(null, null), by: 'all' as const },
    ]
  }

  const exchange = (from: string, to: string, day: Day): Exchange | null => exchangeOn(pairs, from, to, day)

  const legsOf = (from: string, to: string, day: Day): Exchange[] | null => {
    if (from === to) return []
    const direct = exchange(from, to, day)
    if (direct) return [direct]
    if (from === facts.home || to === facts.home) return null
    const [first, second] = [exchange(from, facts.home, day), exchange(facts.home, to, day)]
    return first && second ? [first, second] : null
  }

  return {
    /** The most specific wage that is valid on the day; null: none. */
    wage(of: WageOf & { day: Day }): Wage | null {
      for (const { key, by } of wageKeys(of)) {
        const row = validOn(wages.get(key) ?? [], of.day)
        if (row) return { hourlyMinor: row.hourlyMinor, currency: row.currency, rateId: row.id, validFrom: row.validFrom, by, departmentId: row.departmentId }
      }
      return null
    },
    exchange,
    /** Minor units in another currency, directly or through the home currency, rounded once; null: no rate on that day. */
    convert(minor: bigint, from: string, to: string, day: Day): Converted | null {
      const legs = legsOf(from, to, day)
      return legs && { minor: convertBy(minor, legs), legs }
    },
    parameter(kind: ParameterKind, day: Day): Parameter {
      const row = validOn(parameters.get(kind) ?? [], day)
      return row ? { valueE6: row.valueE6, validFrom: row.validFrom, rateId: row.id, source: 'table' } : { valueE6: defaultParameter(kind, day, facts.calendar), validFrom: null, rateId: null, source: 'default' }
    },
    /** Days after `from` up to `to` from which the wage may be another one. */
    wageChanges(of: WageOf, from: Day, to: Day): Day[] {
      return distinct(wageKeys(of).flatMap(({ key }) => changesWithin(wages.get(key) ?? [], from, to)))
    },
    /** The same for a conversion. */
    exchangeChanges(a: string, b: string, from: Day, to: Day): Day[] {
      if (a === b) return []
      const keys = [[a, b], [b, a], [a, facts.home], [facts.home, a], [b, facts.home], [facts.home, b]] as const
      return distinct(keys.flatMap(([one, other]) => changesWithin(pairs.get(pairKey(one, other)) ?? [], from, to)))
    },
  }
}

const distinct = (days: Day[]): Day[] => [...new Set(days)].sort()

function seriesBy<Row extends Dated>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = grouped.get(key)
    if (known) known.push(row)
    else grouped.set(key, [row])
  }
  return new Map([...grouped].map(([key, group]) => [key, series(group)]))
}
