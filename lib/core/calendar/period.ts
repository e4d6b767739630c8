import { addDays, daysBetween, type Day } from './local-day'
import { startOfWorkingDays, type WorkingCalendar } from './working-calendar'

/** Local days, both included. */
export interface Period {
  from: Day
  to: Day
}

export const periodKeys = ['today', '7d', '30d', '90d', '20w', 'month', 'quarter', 'year'] as const
/** `20w`: the last 20 working days; `month`, `quarter`, `year`: the current one up to today. */
export type PeriodKey = (typeof periodKeys)[number]

/** Days, both ends included. */
export const lengthOf = (period: Period): number => daysBetween(period.from, period.to) + 1

/** The named period that ends today. */
export function periodOf(key: PeriodKey, today: Day, calendar: WorkingCalendar): Period {
  const year = today.slice(0, 4)
  switch (key) {
    case 'today':
      return { from: today, to: today }
    case '7d':
    case '30d':
    case '90d':
      return { from: addDays(today, 1 - Number.parseInt(key, 10)), to: today }
    case '20w':
      return { from: startOfWorkingDays(calendar, today, 20) ?? addDays(today, -27), to: today }
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today }
    case 'quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
      return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today }
    }
    case 'year':
      return { from: `${year}-01-01`, to: today }
  }
}

/** As many days, directly before. */
export function previousPeriod(period: Period): Period {
  const to = addDays(period.from, -1)
  return { from: addDays(to, 1 - lengthOf(period)), to }
}

/** Every day of the period, both ends included. */
export function daysOf(period: Period): Day[] {
  const days: Day[] = []
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) days.push(day)
  return days
}
