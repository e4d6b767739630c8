import { addDays, DAY_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { isWorkingDay } from '@/lib/core/calendar/working-calendar'
import type { EngineAge, GateFacts } from './facts'

type Clock = Pick<GateFacts, 'calendar' | 'timeZone' | 'staleMs'>

/** Days off are skipped in the age of an engine that pushes, up to this many days back. */
const SKIPPED_DAYS = 60

/** Age in ms; of engines that push, days off in between do not count: they send nothing where nothing runs. */
export function ageOf({ freshAt, pushes }: EngineAge, now: number, { calendar, timeZone }: Clock): number | null {
  if (freshAt === null) return null
  const age = Math.max(0, now - freshAt)
  if (!pushes || age > SKIPPED_DAYS * DAY_MS) return age
  let off = 0
  const last = localDay(now, timeZone)
  for (let day = localDay(freshAt, timeZone); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) continue
    off += Math.min(now, startOfDay(addDays(day, 1), timeZone)) - Math.max(freshAt, startOfDay(day, timeZone))
  }
  return age - off
}

export interface FreshnessVerdict {
  stale: boolean
  /** Epoch ms up to which all engines are known; null when one was never read */
  until: number | null
  /** Age of the stalest in ms; null when one was never read */
  ageMs: number | null
}

/** Stale when any engine was never read, or is older than the bound of the settings. No engine: nothing to be stale. */
export function freshnessOf(engines: readonly EngineAge[], now: number, clock: Clock): FreshnessVerdict {
  if (!engines.length) return { stale: false, until: null, ageMs: null }
  const ages = engines.map((engine) => ageOf(engine, now, clock))
  if (ages.includes(null)) return { stale: true, until: null, ageMs: null }
  const ageMs = Math.max(...(ages as number[]))
  return { stale: ageMs > clock.staleMs, until: Math.min(...engines.map(({ freshAt }) => freshAt!)), ageMs }
}
