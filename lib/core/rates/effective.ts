import type { Day } from '@/lib/core/calendar/local-day'

/** A row of an append-only table of values that hold from a day on. */
export interface Dated {
  id: string
  validFrom: Day
  /** Epoch ms at which it was written */
  enteredAt: number
  /** Taken back: it counts as if nothing had ever been entered for that day */
  withdrawn: boolean
}

/** In the order in which they were written. */
export const asEntered = (a: Dated, b: Dated): number => a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Oldest first: of several rows for one day the newest, and none where that one was taken back. */
export function series<Row extends Dated>(rows: readonly Row[]): Row[] {
  const ofDay = new Map<Day, Row>()
  for (const row of [...rows].sort(asEntered)) ofDay.set(row.validFrom, row)
  return [...ofDay.values()].filter(({ withdrawn }) => !withdrawn).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** The row of a `series` that holds on a day; null before the first. */
export function validOn<Row extends Dated>(ordered: readonly Row[], day: Day): Row | null {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ordered[middle]!.validFrom <= day) low = middle + 1
    else high = middle
  }
  return ordered[low - 1] ?? null
}

/** The first row of a `series` that begins after the day. */
export const nextAfter = <Row extends Dated>(ordered: readonly Row[], day: Day): Row | null => ordered.find(({ validFrom }) => validFrom > day) ?? null

/** Days on which a `series` takes another value, after `from` and up to and including `to`. */
export const changesWithin = <Row extends Dated>(ordered: readonly Row[], from: Day, to: Day): Day[] =>
  ordered.flatMap(({ validFrom }) => (validFrom > from && validFrom <= to ? [validFrom] : []))
