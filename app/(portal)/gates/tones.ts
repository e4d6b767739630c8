import type { Tone } from '@/components/ui/tone'
import type { PhaseStatus } from '@/lib/core/programme/phases'

export { toneOfReading } from '@/lib/core/gates/tone'

export const toneOfPhase: Record<PhaseStatus, Tone> = { planned: 'none', active: 'info', closed: 'ok' }
