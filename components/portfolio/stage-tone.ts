import type { Tone } from '@/components/ui/tone'
import type { Stage } from '@/lib/core/portfolio/stages'

/** Looks of a stage; whether an automation does well is told by its figures, not by its stage. */
export const stageTone: Record<Stage, Tone> = {
  assessed: 'none',
  approved: 'none',
  'in-build': 'info',
  'in-test': 'info',
  live: 'ok',
  watched: 'ok',
  retired: 'none',
}
