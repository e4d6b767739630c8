import { addDays, daysBetween, type Day } from '@/lib/core/calendar/local-day'
import { isWorkingDay, workingDaysIn, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'

export interface Waiting {
  dueOn: Day
  reminders: number
  /** Day of the last reminder */
  remindedOn: Day | null
  escalated: boolean
}

export interface RemindingRule {
  /** Working days between two reminders */
  everyDays: number
  /** Reminders after which somebody else hears of it */
  escalateAfter: number
}

/**
 * What waits is reminded of on its day, then every so many working days; after some reminders it is told to somebody else, once,
 * beside the next reminder. On days off nobody is reminded: it is caught up on the next working day.
 */
export function reminderOn(today: Day, { dueOn, reminders, remindedOn, escalated }: Waiting, { everyDays, escalateAfter }: RemindingRule, calendar: WorkingCalendar): { remind: boolean; escalate: boolean; days: number } {
  const nothing = { remind: false, escalate: false, days: 0 }
  if (today < dueOn || !isWorkingDay(calendar, today)) return nothing
  const since = remindedOn !== null && remindedOn >= dueOn ? remindedOn : null
  if (since !== null && workingDaysIn(calendar, addDays(since, 1), today) < everyDays) return nothing
  return { remind: true, escalate: !escalated && reminders >= escalateAfter, days: daysBetween(dueOn, today) }
}
