import type { PhaseStatus } from '@/lib/core/programme/phases'
import type { Reading } from './reading'

/** A mandatory criterion that is not met has to be acted on, an advisory one is to be watched; before the phase begins neither. */
export function toneOfReading({ state, mandatory }: Pick<Reading, 'state' | 'mandatory'>, phase: PhaseStatus): 'ok' | 'watch' | 'act' | 'none' {
  if (state === 'met') return 'ok'
  if (phase === 'planned') return 'none'
  if (state === 'not-met') return mandatory ? 'act' : 'watch'
  return state === 'stale-data' ? 'watch' : 'none'
}

const urgency = { act: 0, watch: 1, none: 2, ok: 3 }

/** What has to be done first: mandatory criteria that are missing, other missing ones, those without data, then what is met. */
export const mostUrgent = (a: Reading, b: Reading): number =>
  urgency[toneOfReading(a, 'active')] - urgency[toneOfReading(b, 'active')] || Number(b.mandatory) - Number(a.mandatory)
