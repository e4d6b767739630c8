import { hourOf, localDay, type Day } from '@/lib/core/calendar/local-day'
import { addRollup, addRun, emptyRollup, isEmpty, type Counted, type Rollup } from './rollup'

export interface HourChange {
  engineProcessId: number
  /** Start of the UTC hour, epoch ms */
  hour: number
  change: Rollup
}

export interface DayChange {
  engineProcessId: number
  day: Day
  change: Rollup
}

interface CountedAt extends Counted {
  at: number
}

/** What a batch of changed runs does to the roll-ups: the old state of each taken out, the new one put in. */
export class RollupChanges {
  readonly #hours = new Map<number, Map<number, HourChange>>()

  count(engineProcessId: number, run: CountedAt, sign: 1 | -1): void {
    const hour = hourOf(run.at)
    let hours = this.#hours.get(engineProcessId)
    if (!hours) this.#hours.set(engineProcessId, (hours = new Map()))
    let entry = hours.get(hour)
    if (!entry) hours.set(hour, (entry = { engineProcessId, hour, change: emptyRollup() }))
    addRun(entry.change, run, sign)
  }

  hours(): HourChange[] {
    return [...this.#hours.values()].flatMap((hours) => [...hours.values()]).filter(({ change }) => !isEmpty(change))
  }

  /** The same by local day; the whole hour belongs to the day on which it starts. */
  days(zoneOf: (engineProcessId: number) => string): DayChange[] {
    return daysOf(this.hours(), zoneOf)
  }
}

/** Hours summed up by the local day on which they start. */
export function daysOf(hours: readonly HourChange[], zoneOf: (engineProcessId: number) => string): DayChange[] {
  const days = new Map<string, DayChange>()
  const named = new Map<string, Day>()
  for (const { engineProcessId, hour, change } of hours) {
    const zone = zoneOf(engineProcessId)
    let day = named.get(`${zone} ${hour}`)
    if (day === undefined) named.set(`${zone} ${hour}`, (day = localDay(hour, zone)))
    const key = `${engineProcessId} ${day}`
    let entry = days.get(key)
    if (!entry) days.set(key, (entry = { engineProcessId, day, change: emptyRollup() }))
    addRollup(entry.change, change)
  }
  return [...days.values()]
}
