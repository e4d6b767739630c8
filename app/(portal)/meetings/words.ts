import type { Tone } from '@/components/ui/tone'
import type { AttendanceState, MeetingStanding } from '@/lib/core/programme/meetings'

export const standingTone: Record<MeetingStanding, Tone> = { running: 'info', planned: 'none', due: 'watch', missed: 'act', held: 'ok', canceled: 'none' }
export const attendanceTone: Record<AttendanceState, Tone> = { present: 'ok', excused: 'none', absent: 'watch' }

/** Monday to Sunday in the reader's language, in the order of ISO week days. */
export function weekdayNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' })
  return Array.from({ length: 7 }, (_, i) => format.format(Date.UTC(2024, 0, 1 + i)))
}

interface Rhythm {
  cadence: 'weekly' | 'monthly'
  weekday: number
  nth: number | null
  startsAt: string
}

/** "Every Thursday, 10:00"; `t` is a translator of area `meetings`. */
export const rhythmText = ({ cadence, weekday, nth, startsAt }: Rhythm, locale: string, t: (key: never, params: never) => string): string =>
  t(`rhythm.${cadence}` as never, { weekday: weekdayNames(locale)[weekday - 1], nth: String(nth ?? 1), time: startsAt } as never)
