import { daysBetween, type Day } from '@/lib/core/calendar/local-day'
import type { PhaseKey, PhaseStatus } from '@/lib/core/programme/phases'
import type { Reading } from './reading'

export interface ReadinessPhase {
  id: string
  ordinal: number
  key: PhaseKey
  name: string
  nameZh: string | null
  status: PhaseStatus
  plannedStart: Day | null
  plannedEnd: Day | null
}

/** Where the gate of one phase stands at one instant. */
export interface Readiness {
  phase: ReadinessPhase
  /** Null before a version was published; the criteria are then those of the product */
  gateVersion: { id: string; ordinal: number } | null
  readings: Reading[]
  met: number
  of: number
  /** Ids of mandatory criteria that are not met */
  mandatoryMissing: string[]
  /** Planned last day of the phase while it is open; null without a plan or once closed */
  decisionDue: Day | null
  /** Days from today to it, negative when overdue */
  dueInDays: number | null
  /** The unmet criterion that is closest to its target, mandatory ones first: what the headline names */
  nearest: Reading | null
}

/** Counts and headline of a list of readings. */
export function readinessFrom(phase: ReadinessPhase, gateVersion: Readiness['gateVersion'], readings: Reading[], today: Day): Readiness {
  const due = phase.status === 'closed' ? null : phase.plannedEnd
  return {
    phase,
    gateVersion,
    readings,
    met: readings.filter(({ state }) => state === 'met').length,
    of: readings.length,
    mandatoryMissing: readings.filter(({ state, mandatory }) => mandatory && state !== 'met').map(({ criterionId }) => criterionId),
    decisionDue: due,
    dueInDays: due === null ? null : daysBetween(today, due),
    nearest: nearestOf(readings),
  }
}

/** Share of the target that is missing, 0 to 1 and more; null where it cannot be said. */
export function shortfall({ value, target, comparator }: Pick<Reading, 'value' | 'target' | 'comparator'>): number | null {
  if (value === null || target === null || comparator === null) return null
  const missing = comparator === 'at-least' ? target - value : value - target
  return missing <= 0 ? 0 : missing / Math.max(Math.abs(target), 1)
}

function nearestOf(readings: readonly Reading[]): Reading | null {
  const open = readings.filter((reading) => reading.state === 'not-met' && reading.kind !== 'signed' && shortfall(reading) !== null)
  const measuredFirst = (reading: Reading) => Number(reading.kind !== 'measured')
  return open.sort((a, b) => Number(b.mandatory) - Number(a.mandatory) || measuredFirst(a) - measuredFirst(b) || shortfall(a)! - shortfall(b)!)[0] ?? null
}
