/** What is added up in the books: money in minor units, times in whole ms; null: not known. Plans are kept as they were signed; shares are no sums. */
export interface Amounts {
  realisedMinor: bigint | null
  lostMinor: bigint | null
  returnedMs: bigint
  lostMs: bigint
  units: bigint
  failedUnits: bigint
  /** Null: nobody entered them and no queue tells */
  lateUnits: bigint | null
  missedUnits: bigint
  downMs: bigint
}

export const amountFields = ['realisedMinor', 'lostMinor', 'returnedMs', 'lostMs', 'units', 'failedUnits', 'lateUnits', 'missedUnits', 'downMs'] as const satisfies readonly (keyof Amounts)[]

export const gaps = ['noSource', 'noBaseline', 'noWage', 'noExchangeRate', 'formula', 'partBaseline'] as const
/** Why there is no amount; `partBaseline`: there is one for a part of the units only. */
export type Gap = (typeof gaps)[number]

/** All figures of one automation and month. */
export interface Figures extends Amounts {
  plannedMinor: bigint | null
  plannedMs: bigint | null
  /** Measured, basis points; null: not measured */
  coverageBp: number | null
  adoptionBp: number | null
  gap: Gap | null
}
