import { checks, type Check, type Stage } from '@/lib/core/portfolio/stages'

/** One step as it was recorded. */
export interface StageStep {
  from: Stage
  to: Stage
  /** Epoch ms */
  atMs: number
  byName: string | null
  reason: string | null
  checks: Check[]
}

/** A time that an automation spent in one stage. */
export interface StageSpan {
  stage: Stage
  fromMs: number
  /** Null: it is in it now */
  toMs: number | null
  durationMs: number
  /** The step that led into it; null for the first */
  entered: StageStep | null
}

/**
 * The stages one after the other, oldest first. The first one begins with the record, unless its steps begin later than the
 * record: then what was before the first recorded step is not known and left out.
 */
export function stageSpans(steps: readonly StageStep[], present: Stage, createdMs: number, nowMs: number): StageSpan[] {
  const ordered = [...steps].sort((a, b) => a.atMs - b.atMs)
  const first = ordered[0]
  if (!first) return present === 'assessed' ? [span(present, createdMs, null, nowMs, null)] : []
  const spans = first.from === 'assessed' && createdMs <= first.atMs ? [span('assessed', createdMs, first.atMs, nowMs, null)] : []
  ordered.forEach((step, i) => spans.push(span(step.to, step.atMs, ordered[i + 1]?.atMs ?? null, nowMs, step)))
  return spans
}

const span = (stage: Stage, fromMs: number, toMs: number | null, nowMs: number, entered: StageStep | null): StageSpan => ({
  stage, fromMs, toMs, durationMs: Math.max((toMs ?? nowMs) - fromMs, 0), entered,
})

/** Names of checks as stored, space-separated; unknown ones are left out. */
export const checksOf = (stored: string | null): Check[] => (stored ?? '').split(' ').filter((name): name is Check => name in checks)
