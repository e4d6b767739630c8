import { addDays, daysBetween, type Day } from '@/lib/core/calendar/local-day'

/** A calendar month of the programme's zone, `YYYY-MM`. */
export type Month = string

export const isMonth = (text: string): boolean => /^(19|[2-8]\d)\d{2}-(0[1-9]|1[0-2])$/.test(text)
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstDay = (month: Month): Day => `${month}-01`
export const nextMonth = (month: Month): Month => monthOf(addDays(firstDay(month), 31))
export const previousMonth = (month: Month): Month => monthOf(addDays(firstDay(month), -1))
export const lastDay = (month: Month): Day => addDays(firstDay(nextMonth(month)), -1)
export const daysInMonth = (month: Month): number => daysBetween(firstDay(month), firstDay(nextMonth(month)))

/** Months from one to the other, both included; none when they are the wrong way round. */
export function monthsFrom(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}

/** `months` later, or earlier when negative. */
export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`
}
