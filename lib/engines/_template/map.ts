import { parseInstant } from '@/lib/core/calendar/instant'
import type { RunReport } from '@/lib/core/runs/run'
import type { RunStatus } from '@/lib/core/runs/status'
import type { RunRecord } from './wire'

const STATUS: Readonly<Record<string, RunStatus>> = {
  pending: 'queued',
  active: 'running',
  paused: 'waiting',
  done: 'succeeded',
  failed: 'failed',
  stopped: 'canceled',
}

/** One record as a run; a state nobody mapped stays `unknown`. */
export function runOf(record: RunRecord): RunReport {
  const status = Object.hasOwn(STATUS, record.state) ? STATUS[record.state]! : 'unknown'
  return {
    externalId: record.id,
    process: { externalId: record.process.id, name: record.process.name },
    status,
    rawStatus: record.state,
    queuedAt: utc(record.createdAt),
    startedAt: utc(record.startedAt),
    endedAt: utc(record.endedAt),
    sourceUpdatedAt: utc(record.changedAt),
    error: status === 'failed' ? { kind: 'unclassified', message: record.message } : undefined,
  }
}

function utc(text: string | null | undefined): string | undefined {
  const ms = text ? parseInstant(text) : 'format'
  return typeof ms === 'number' ? new Date(ms).toISOString() : undefined
}
