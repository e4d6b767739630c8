import { addDays, HOUR_MS, startOfDay } from '@/lib/core/calendar/local-day'
import { isWorkingDay } from '@/lib/core/calendar/working-calendar'
import { randomFrom } from './random'
import { workingDayBefore, type DemoClock } from './runs'
import { streams, type EngineKey } from './streams'

export interface DemoSample {
  queue: string
  process: { externalId: string }
  at: string
  waiting: number
  oldestAgeMs?: number
}

const EVERY_HOURS = 4

/** What waited in the queues of one engine during one day: little at night, most before noon, much on and after the bad day. */
export function backlogOfDay(engine: EngineKey, daysAgo: number, clock: DemoClock): DemoSample[] {
  const day = addDays(clock.today, -daysAgo)
  const midnight = startOfDay(day, clock.timeZone)
  const bad = workingDayBefore(clock, 17)
  return streams.flatMap((stream, index) => {
    const { queue } = stream
    if (!queue || stream.engine !== engine || daysAgo >= stream.daysAgo) return []
    const random = randomFrom(daysAgo * 211 + index * 3571 + 5)
    const busy = isWorkingDay(clock.calendar, day) ? 1 : 0.2
    const swollen = stream.needsSap && (day === bad || day === addDays(bad, 1)) ? 4 : stream.systemLately && daysAgo < 14 ? 1.8 : 1
    const samples: DemoSample[] = []
    for (let hour = 0; hour < 24; hour += EVERY_HOURS) {
      const at = midnight + hour * HOUR_MS
      if (at > clock.now) break
      const shape = hour < 7 || hour > 20 ? 0.15 : hour < 13 ? 1.2 : 0.7
      const waiting = Math.round(queue.usual * busy * swollen * shape * random.between(0.6, 1.4))
      samples.push({
        queue: queue.name,
        process: { externalId: stream.externalId },
        at: new Date(at).toISOString(),
        waiting,
        ...(waiting > 0 && { oldestAgeMs: Math.round(waiting * stream.perItemMs * 0.35 * swollen * random.between(0.8, 1.3)) }),
      })
    }
    return samples
  })
}
