import type { Tone } from '@/components/ui/tone'
import type { CheckOutcome } from '@/lib/core/autochecks/words'

export const outcomeTone: Record<CheckOutcome | 'never', Tone> = { pass: 'ok', fail: 'act', error: 'watch', never: 'none' }
