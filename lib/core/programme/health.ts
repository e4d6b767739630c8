import { daysBetween, type Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { liveStages, stageWord, type Stage } from '@/lib/core/portfolio/stages'
import type { PhaseStatus } from './phases'

/** `unplanned`: without a plan nothing is claimed. `done`: closed, live or retired. */
export const healthStates = ['late', 'at-risk', 'on-track', 'unplanned', 'done'] as const
export type HealthState = (typeof healthStates)[number]

/** The state with its reasons in words, the gravest first: keys `phases.health.<name>`. */
export interface Health {
  state: HealthState
  reasons: Reason[]
}

/** An overdue milestone makes the phase late after so many days; until then it is at risk. */
export const MILESTONE_GRACE_DAYS = 14
/** Share of the planned time, in basis points, from which an incomplete gate puts the phase at risk. */
export const GATE_WATCH_BP = 7_500
/** How far spending may run ahead of the time passed, basis points of the budget. */
export const SPENDING_LEAD_BP = 1_500
/** Calendar days that the way from a stage to go-live usually takes at least. */
export const LEAD_DAYS: Partial<Record<Stage, number>> = { assessed: 42, approved: 35, 'in-build': 21, 'in-test': 7 }

export interface PhaseFacts {
  status: PhaseStatus
  plannedStart: Day | null
  plannedEnd: Day | null
  actualStart: Day | null
  actualEnd: Day | null
  milestones: readonly { plannedOn: Day; actualOn: Day | null }[]
  /** Automations of the phase that are late against their own plan */
  lateAutomations: number
  /** Criteria of the gate; null where none is defined or it was not read */
  gate: { met: number; of: number; mandatoryMissing: number } | null
  budget: { budgetMinor: bigint; spentMinor: bigint } | null
}

const reason = (name: string, params?: Reason['params']): Reason => ({ key: `phases.health.${name}`, ...(params && { params }) })

/** Share of the planned time of a phase that has passed, 0 to 10000 bp; null without both dates. */
export function timePassedBp(phase: Pick<PhaseFacts, 'plannedStart' | 'plannedEnd' | 'actualStart'>, today: Day): number | null {
  const start = phase.actualStart ?? phase.plannedStart
  if (!start || !phase.plannedEnd) return null
  const total = daysBetween(start, phase.plannedEnd) + 1
  if (total <= 0) return null
  const passed = Math.min(Math.max(daysBetween(start, today) + 1, 0), total)
  return Math.round((passed / total) * 10_000)
}

/**
 * Late: not started or not ended by its plan, or a milestone overdue by more than 14 days. At risk: a milestone overdue, an
 * automation late, mandatory criteria missing in the last quarter of the time, or money spent beyond the budget or well ahead of the time.
 */
export function phaseHealth(phase: PhaseFacts, today: Day): Health {
  if (phase.status === 'closed') return closedHealth(phase)
  if (!phase.plannedStart && !phase.plannedEnd) return { state: 'unplanned', reasons: [reason('noPlan')] }
  const late = lateReasons(phase, today)
  const risks = riskReasons(phase, today)
  if (late.length) return { state: 'late', reasons: [...late, ...risks] }
  if (risks.length) return { state: 'at-risk', reasons: risks }
  return { state: 'on-track', reasons: [calmReason(phase, today)] }
}

function closedHealth({ plannedEnd, actualEnd }: PhaseFacts): Health {
  const over = plannedEnd && actualEnd ? daysBetween(plannedEnd, actualEnd) : 0
  if (over === 0) return { state: 'done', reasons: [reason('closed')] }
  return { state: 'done', reasons: [over > 0 ? reason('closedLate', { days: over }) : reason('closedEarly', { days: -over })] }
}

/** Days by which open milestones are overdue, the longest first. */
const overdueDays = (phase: PhaseFacts, today: Day): number[] =>
  phase.milestones
    .filter(({ actualOn, plannedOn }) => !actualOn && plannedOn < today)
    .map(({ plannedOn }) => daysBetween(plannedOn, today))
    .sort((a, b) => b - a)

function lateReasons(phase: PhaseFacts, today: Day): Reason[] {
  const reasons: Reason[] = []
  const { plannedStart, plannedEnd, status } = phase
  if (status === 'planned' && plannedStart && plannedStart < today) reasons.push(reason('notStarted', { days: daysBetween(plannedStart, today) }))
  if (status === 'active' && plannedEnd && plannedEnd < today) reasons.push(reason('overEnd', { days: daysBetween(plannedEnd, today) }))
  const overdue = overdueDays(phase, today)
  if ((overdue[0] ?? 0) > MILESTONE_GRACE_DAYS) reasons.push(reason('milestonesOverdue', { count: overdue.length, days: overdue[0]! }))
  return reasons
}

function riskReasons(phase: PhaseFacts, today: Day): Reason[] {
  const reasons: Reason[] = []
  const overdue = overdueDays(phase, today)
  if (overdue.length && overdue[0]! <= MILESTONE_GRACE_DAYS) reasons.push(reason('milestonesOverdue', { count: overdue.length, days: overdue[0]! }))
  if (phase.lateAutomations > 0) reasons.push(reason('automationsLate', { count: phase.lateAutomations }))
  if (phase.status !== 'active') return reasons
  const passed = timePassedBp(phase, today)
  const missing = phase.gate?.mandatoryMissing ?? 0
  if (passed !== null && passed >= GATE_WATCH_BP && missing > 0) reasons.push(reason('gateShort', { count: missing, days: Math.max(daysBetween(today, phase.plannedEnd!), 0) }))
  const spent = phase.budget && phase.budget.budgetMinor > 0n ? Number((phase.budget.spentMinor * 10_000n) / phase.budget.budgetMinor) : null
  if (spent !== null && spent > 10_000) reasons.push(reason('overBudget', { percent: Math.round(spent / 100) }))
  else if (spent !== null && passed !== null && spent - passed > SPENDING_LEAD_BP) reasons.push(reason('spendingAhead', { spent: Math.round(spent / 100), passed: Math.round(passed / 100) }))
  return reasons
}

function calmReason(phase: PhaseFacts, today: Day): Reason {
  if (phase.status === 'planned') return phase.plannedStart ? reason('startsIn', { days: daysBetween(today, phase.plannedStart) }) : reason('waiting')
  return phase.plannedEnd ? reason('daysLeft', { days: daysBetween(today, phase.plannedEnd) }) : reason('openEnd')
}

export interface AutomationFacts {
  stage: Stage
  plannedLiveOn: Day | null
  /** First day in service; null before */
  liveOn: Day | null
  /** Planned last day of its phase */
  phaseEnd: Day | null
}

/** An automation against the day on which it is meant to be in service, by the time that its stage still needs. */
export function automationHealth({ stage, plannedLiveOn, liveOn, phaseEnd }: AutomationFacts, today: Day): Health {
  if (stage === 'retired') return { state: 'done', reasons: [reason('retired')] }
  if (liveStages.includes(stage)) {
    const over = plannedLiveOn && liveOn ? daysBetween(plannedLiveOn, liveOn) : 0
    return { state: 'done', reasons: [over > 0 ? reason('liveLate', { days: over }) : over < 0 ? reason('liveEarly', { days: -over }) : reason('live')] }
  }
  if (!plannedLiveOn) return { state: 'unplanned', reasons: [reason('noLiveDay')] }
  const days = daysBetween(today, plannedLiveOn)
  if (days < 0) return { state: 'late', reasons: [reason('liveOverdue', { days: -days })] }
  const needed = LEAD_DAYS[stage] ?? 0
  const risks: Reason[] = []
  if (days < needed) risks.push(reason('stageBehind', { days, needed, stage: stageWord(stage) }))
  if (phaseEnd && plannedLiveOn > phaseEnd) risks.push(reason('afterPhase', { days: daysBetween(phaseEnd, plannedLiveOn) }))
  return risks.length ? { state: 'at-risk', reasons: risks } : { state: 'on-track', reasons: [reason('liveIn', { days })] }
}
