import { parseInstant } from '@/lib/core/calendar/instant'
import type { RunReport } from '@/lib/core/runs/run'
import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'
import type { Warning } from '@/lib/engines/contract'
import type { N8nConfig } from './manifest'
import type { Execution, FailureDetail } from './wire'

const STATUS: Readonly<Record<string, RunStatus>> = {
  new: 'queued',
  running: 'running',
  waiting: 'waiting',
  success: 'succeeded',
  error: 'failed',
  crashed: 'failed',
  canceled: 'canceled',
  unknown: 'unknown',
}
const EARLIEST = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000
const STOP_NODE = 'n8n-nodes-base.stopAndError'
const TIMED_OUT = /\b(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED)\b|timed?[ -]?out/i

/** Status in our words; a word nobody mapped stays `unknown`. */
export const statusOf = (raw: unknown): RunStatus => (typeof raw === 'string' && Object.hasOwn(STATUS, raw) ? STATUS[raw]! : 'unknown')

/** Failed and ended by itself: only then is there a reason to fetch. A crashed run has none. */
export const wantsDetail = (row: Execution) => row.status === 'error'

/**
 * One execution as a run. Open runs have no end (n8n gives a parked run the time at which it was parked). An end before
 * the start is left out: the duration is then unknown rather than negative. `now` bounds what a date may be.
 */
export function runOf(row: Execution, detail: FailureDetail | null, config: N8nConfig, now: Date): { run: RunReport; warnings: Warning[] } {
  const warnings: Warning[] = []
  const instant = (value: unknown) => instantOf(value, now, () => warnings.push({ code: 'badDate', params: { id: row.id } }))
  const status = statusOf(row.status)
  const rawStatus = typeof row.status === 'string' ? row.status : ''
  if (status === 'unknown' && rawStatus !== 'unknown') warnings.push({ code: 'unmappedStatus', params: { id: row.id, status: rawStatus.slice(0, 60) } })
  const startedAt = instant(row.startedAt)
  const over = status !== 'queued' && status !== 'running' && status !== 'waiting'
  let endedAt = over ? instant(row.stoppedAt) : undefined
  if (startedAt && endedAt && endedAt < startedAt) {
    warnings.push({ code: 'endsBeforeStart', params: { id: row.id } })
    endedAt = undefined
  }
  const workflow = row.workflowId || 'none'
  const run: RunReport = {
    externalId: row.id,
    attempt: 1,
    process: { externalId: workflow, version: row.workflowVersionId },
    status,
    rawStatus,
    queuedAt: instant(row.createdAt),
    startedAt,
    endedAt,
    error: status === 'failed' ? errorOf(row, detail, config) : undefined,
    link: row.workflowId ? `${rootOf(config)}/workflow/${encodeURIComponent(workflow)}/executions/${row.id}` : undefined,
  }
  return { run, warnings }
}

/** The base address as a person types it may already end in /api/v1. */
export const rootOf = (config: N8nConfig) => config.baseUrl.replace(/\/api\/v1$/, '')

/** ISO text in UTC, or undefined for nothing, the year 1, a text without zone or anything outside 2000 … tomorrow. */
function instantOf(value: unknown, now: Date, bad: () => void): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const ms = typeof value === 'number' ? value : typeof value === 'string' ? parseInstant(value) : Number.NaN
  if (typeof ms === 'number' && ms >= EARLIEST && ms <= now.getTime() + DAY_MS) return new Date(ms).toISOString()
  if (typeof value !== 'string' || !value.startsWith('0001-')) bad()
  return undefined
}

function errorOf(row: Execution, detail: FailureDetail | null, config: N8nConfig): RunReport['error'] {
  if (row.status === 'crashed') return { kind: 'infrastructure', code: 'crashed' }
  if (!detail) return { kind: 'unclassified' }
  return {
    kind: errorKindOf(detail, config),
    code: detail.httpCode ? String(detail.httpCode) : detail.name,
    message: detail.message || detail.description,
  }
}

/**
 * The rule: a message with the business prefix, or a deliberate stop (Stop and Error node, unless switched off), is a
 * business exception; then time-outs, crashes, and whatever else has a name is a system failure.
 */
export function errorKindOf(detail: FailureDetail, config: Pick<N8nConfig, 'stopIsBusiness' | 'businessPrefix'>): ErrorKind {
  const message = detail.message ?? ''
  const prefix = config.businessPrefix ?? 'BUSINESS_EXCEPTION'
  if (message.trimStart().toUpperCase().startsWith(prefix.toUpperCase())) return 'business'
  if (config.stopIsBusiness && detail.node?.type === STOP_NODE) return 'business'
  if (TIMED_OUT.test(String(detail.httpCode ?? '')) || TIMED_OUT.test(message)) return 'timeout'
  if (detail.name === 'WorkflowCrashedError') return 'infrastructure'
  return detail.name || message ? 'system' : 'unclassified'
}
