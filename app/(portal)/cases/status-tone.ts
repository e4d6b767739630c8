import type { Tone } from '@/components/ui/tone'
import type { CaseStatus } from '@/lib/core/cases/statuses'

export const caseTone: Record<CaseStatus, Tone> = { draft: 'none', submitted: 'watch', approved: 'ok', rejected: 'act', withdrawn: 'none' }
