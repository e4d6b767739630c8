import type { Tone } from '@/components/ui/tone'
import type { ImpactStatus } from '@/lib/core/compliance/impact'

export const impactTone: Record<ImpactStatus, Tone> = { draft: 'none', submitted: 'watch', approved: 'ok', rejected: 'act', withdrawn: 'none' }
