import type { Tone } from '@/components/ui/tone'
import type { EngineHealth } from '@/lib/core/engines/health'
import type { SyncEnd } from '@/lib/features/engines/finish-sync'

export const toneOfHealth: Record<EngineHealth, Tone> = { failing: 'act', late: 'watch', waiting: 'none', healthy: 'ok', paused: 'none' }

export const toneOfOutcome: Record<SyncEnd['outcome'] | 'running', Tone> = { running: 'info', ok: 'ok', partial: 'watch', failed: 'act', interrupted: 'none' }
