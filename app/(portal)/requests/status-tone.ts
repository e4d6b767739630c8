import type { Tone } from '@/components/ui/tone'
import type { RequestStatus } from '@/lib/core/requests/statuses'

const tones: Record<RequestStatus, Tone> = {
  draft: 'none',
  submitted: 'info',
  'in-assessment': 'info',
  'needs-information': 'watch',
  assessed: 'info',
  approved: 'ok',
  rejected: 'act',
  parked: 'none',
  'in-delivery': 'info',
  live: 'ok',
  closed: 'none',
}

/** The same state looks the same on every page. */
export const toneOfStatus = (status: string): Tone => tones[status as RequestStatus] ?? 'none'
