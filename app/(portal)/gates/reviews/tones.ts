import type { Tone } from '@/components/ui/tone'
import type { Outcome } from '@/lib/core/gates/review'
import type { ReadingState } from '@/lib/core/gates/reading'

export const outcomeTone: Record<Outcome, Tone> = { go: 'ok', conditional: 'watch', 'no-go': 'act' }
export const stateTone: Record<ReadingState, Tone> = { met: 'ok', 'not-met': 'act', 'not-enough-data': 'none', 'stale-data': 'watch', 'no-source': 'none' }
