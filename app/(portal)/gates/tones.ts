import type { Tone } from '@/components/ui/tone'
import type { Reading } from '@/lib/core/gates/reading'
import type { PhaseStatus } from '@/lib/core/programme/phases'

/** A mandatory criterion that is not met has to be acted on, an advisory one is to be watched; before the phase begins neither. */
export function toneOfReading({ state, mandatory }: Pick<Reading, 'state' | 'mandatory'>, phase: PhaseStatus): Tone {
  if (state === 'met') return 'ok'
  if (phase === 'planned') return 'none'
  if (state === 'not-met') return mandatory ? 'act' : 'watch'
  return state === 'stale-data' ? 'watch' : 'none'
}

export const toneOfPhase: Record<PhaseStatus, Tone> = { planned: 'none', active: 'info', closed: 'ok' }
