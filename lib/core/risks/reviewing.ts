import { addDays, daysBetween, type Day } from '@/lib/core/calendar/local-day'

export const REVIEW_REMIND_EVERY_DAYS = 7
export const REVIEW_ESCALATE_AFTER_DAYS = 14
/** Days before the end of an acceptance on which its people are told. */
export const ACCEPTANCE_WARN_DAYS = 14

export interface ReviewReminder {
  kind: 'riskReviewDue' | 'riskReviewOverdue' | 'riskReviewEscalated'
  /** The day that the reminder stands for: with the day of the review it names the reminder once and for all */
  day: Day
}

/**
 * What an open risk asks to be reminded of on `today`: on the day of its review, every seventh day after it, and after fourteen
 * the escalation, once. Days on which nobody looked are caught up by the newest reminder alone.
 */
export function reviewReminders({ nextReviewOn, today }: { nextReviewOn: Day; today: Day }): ReviewReminder[] {
  const late = daysBetween(nextReviewOn, today)
  if (late < 0) return []
  const offset = late - (late % REVIEW_REMIND_EVERY_DAYS)
  const due: ReviewReminder[] = [{ kind: offset === 0 ? 'riskReviewDue' : 'riskReviewOverdue', day: addDays(nextReviewOn, offset) }]
  if (late >= REVIEW_ESCALATE_AFTER_DAYS) due.push({ kind: 'riskReviewEscalated', day: addDays(nextReviewOn, REVIEW_ESCALATE_AFTER_DAYS) })
  return due
}
