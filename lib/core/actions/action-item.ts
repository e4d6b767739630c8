import { addDays, daysBetween, type Day } from '@/lib/core/calendar/local-day'
import { allow, refuse, type Decision } from '@/lib/core/result'

export const actionStatuses = ['open', 'done', 'dropped'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** What an action came from. */
export const actionSources = ['own', 'gate', 'meeting', 'risk'] as const
export type ActionSource = (typeof actionSources)[number]

/** Every allowed step: draws the buttons and guards the verbs. */
export const actionSteps = {
  edit: { from: ['open'], to: 'open' },
  finish: { from: ['open'], to: 'done' },
  drop: { from: ['open'], to: 'dropped' },
  reopen: { from: ['done', 'dropped'], to: 'open' },
} as const satisfies Record<string, { from: readonly ActionStatus[]; to: ActionStatus }>
export type ActionStep = keyof typeof actionSteps

export interface ActionFacts {
  status: ActionStatus
  /** The person who asks owns the action */
  own: boolean
  /** The person who asks may change it: by their role, or because they made it */
  edits: boolean
}

/** Owners finish and reopen what is theirs; everything else is for those who may change it. */
export function decideStep(facts: ActionFacts, step: ActionStep): Decision<ActionStatus> {
  const { from, to } = actionSteps[step]
  if (!(from as readonly ActionStatus[]).includes(facts.status)) return refuse({ key: `actions.state.${facts.status}` })
  const mine = facts.own && (step === 'finish' || step === 'reopen')
  return facts.edits || mine ? allow(to) : refuse({ key: 'actions.notYours' })
}

export const stepsOf = (facts: ActionFacts): ActionStep[] => (Object.keys(actionSteps) as ActionStep[]).filter((step) => decideStep(facts, step).ok)

export type DueState = 'overdue' | 'today' | 'soon' | 'later'

/** Days before the due day from which an action counts as due soon. */
export const SOON_DAYS = 3

export function dueState(dueOn: Day, today: Day): DueState {
  const left = daysBetween(today, dueOn)
  return left < 0 ? 'overdue' : left === 0 ? 'today' : left <= SOON_DAYS ? 'soon' : 'later'
}

export const REMIND_EVERY_DAYS = 3
export const ESCALATE_AFTER_DAYS = 7

export interface Reminder {
  kind: 'actionDueSoon' | 'actionDueToday' | 'actionOverdue' | 'actionEscalated'
  /** The day that the reminder stands for: with the due day it names the reminder once and for all */
  day: Day
}

/**
 * What an open action asks to be reminded of on `today`: three days before, on the day, then every third day while overdue;
 * seven days after it the escalation, once. A day on which nobody looked is caught up by the newest reminder alone, and none
 * stands for a day on or before the action was made or given its present due day.
 */
export function remindersDue({ dueOn, sinceDay, today }: { dueOn: Day; sinceDay: Day; today: Day }): Reminder[] {
  const late = daysBetween(dueOn, today)
  const due: Reminder[] = []
  if (late >= 0) {
    const offset = late - (late % REMIND_EVERY_DAYS)
    due.push({ kind: offset === 0 ? 'actionDueToday' : 'actionOverdue', day: addDays(dueOn, offset) })
  } else if (late >= -SOON_DAYS) due.push({ kind: 'actionDueSoon', day: addDays(dueOn, -SOON_DAYS) })
  if (late >= ESCALATE_AFTER_DAYS) due.push({ kind: 'actionEscalated', day: addDays(dueOn, ESCALATE_AFTER_DAYS) })
  return due.filter(({ day }) => day > sinceDay)
}
