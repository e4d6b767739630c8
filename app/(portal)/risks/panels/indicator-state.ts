import type { Tone } from '@/components/ui/tone'
import type { IndicatorState } from '@/lib/core/risks/indicator-metrics'

export const stateTone: Record<IndicatorState, Tone> = { ok: 'ok', breached: 'act', 'too-few': 'none', 'no-data': 'none', stale: 'watch', paused: 'none' }
/** As messages name it. */
export const stateWord = { ok: 'ok', breached: 'breached', 'too-few': 'tooFew', 'no-data': 'noData', stale: 'stale', paused: 'paused' } as const satisfies Record<IndicatorState, string>
