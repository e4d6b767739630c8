import type { Tone } from '@/components/ui/tone'
import type { DefectStatus, Outcome, RunOutcome, RunStatus, Severity } from '@/lib/core/compatibility/words'

export const outcomeTone: Record<Outcome | 'none', Tone> = { pass: 'ok', fail: 'act', blocked: 'watch', 'not-applicable': 'none', none: 'none' }
export const runTone: Record<RunOutcome, Tone> = { passed: 'ok', 'passed-with-remarks': 'watch', failed: 'act' }
export const statusTone: Record<RunStatus, Tone> = { open: 'info', signed: 'ok', canceled: 'none' }
export const severityTone: Record<Severity, Tone> = { blocker: 'act', major: 'watch', minor: 'none' }
export const defectTone: Record<DefectStatus, Tone> = { open: 'act', fixed: 'watch', verified: 'ok', dropped: 'none' }
