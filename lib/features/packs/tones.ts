import type { Standing } from '@/lib/core/runs/compare'
import type { Tone } from '@/lib/documents/document'

/** Ink of a figure; what is not judged stays plain. */
export const toneOfStanding: Record<Standing, Tone | undefined> = { 'on-target': 'ok', watch: 'watch', act: 'act', 'no-data': undefined }
