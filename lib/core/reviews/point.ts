import type { Role } from '@/lib/core/access'
import { DAY_MS, HOUR_MS } from '@/lib/core/calendar/local-day'

/** What happens when a deadline passes: somebody else is asked too, or the document counts as not approved. */
export const expiryRules = ['escalate', 'reject'] as const
export type ExpiryRule = (typeof expiryRules)[number]

/** Roles that a point may be given to. */
export const reviewerRoles = ['reviewer', 'finance', 'process-owner'] as const satisfies readonly Role[]
export type ReviewerRole = (typeof reviewerRoles)[number]

export const MOST_APPROVALS = 2
export const SHORTEST_DEADLINE_MS = HOUR_MS / 4
export const LONGEST_DEADLINE_MS = 60 * DAY_MS

/** A deadline as people set it. */
export const deadlineUnits = ['minutes', 'hours', 'days'] as const
export type DeadlineUnit = (typeof deadlineUnits)[number]
const unitMs: Record<DeadlineUnit, number> = { minutes: 60_000, hours: HOUR_MS, days: DAY_MS }

export const deadlineMs = (amount: number, unit: DeadlineUnit): number => Math.round(amount * unitMs[unit])

/** The largest unit in which a deadline is a whole number. */
export function deadlineOf(ms: number): { amount: number; unit: DeadlineUnit } {
  const unit = (['days', 'hours', 'minutes'] as const).find((candidate) => ms % unitMs[candidate] === 0) ?? 'minutes'
  return { amount: Math.round(ms / unitMs[unit]), unit }
}

/** Whether a point may be switched off: where a process decides on people by itself, one stays. */
export const maySwitchOff = ({ automatedDecision, otherActive }: { automatedDecision: boolean; otherActive: number }): boolean => !automatedDecision || otherActive > 0
