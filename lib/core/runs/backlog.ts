import { z } from 'zod'
import { instantOf, problemOf, refusal, type RunProblem } from './problem'
import { bounds } from './run'
import { isIdentifier } from './text'

/** One reading of one queue: how much waits now. */
export const BacklogReport = z
  .object({
    queue: z.string().min(1).max(bounds.externalId).describe('Name of the queue within the engine'),
    process: z.object({ externalId: z.string().min(1).max(bounds.externalId) }).nullish().describe('Process that works the queue off'),
    at: z.string().nullish().describe('RFC 3339 with offset; the moment of arrival unless given'),
    waiting: z.int().min(0).max(bounds.items),
    oldestAgeMs: z.int().min(0).max(bounds.attendedMs).nullish().describe('Age of the oldest waiting item, milliseconds'),
  })
  .meta({ id: 'BacklogSample' })
export type BacklogReport = z.input<typeof BacklogReport>

export interface BacklogFacts {
  queue: string
  processExternalId: string | null
  /** Epoch ms */
  at: number
  waiting: number
  oldestAgeMs: number | null
}

export type CheckedBacklog = { ok: true; sample: BacklogFacts } | { ok: false; problem: RunProblem }

/** Checks one reading. Never throws, as `checkRun`. `now` in epoch ms. */
export function checkBacklog(raw: unknown, now: number): CheckedBacklog {
  const parsed = BacklogReport.safeParse(raw, { reportInput: true })
  if (!parsed.success) return { ok: false, problem: problemOf(parsed.error.issues[0]!) }
  const { queue, process, at, waiting, oldestAgeMs } = parsed.data
  if (!isIdentifier(queue)) return { ok: false, problem: refusal('queue', 'identifier') }
  if (process && !isIdentifier(process.externalId)) return { ok: false, problem: refusal('process.externalId', 'identifier') }
  const instant = at === null || at === undefined ? now : instantOf('at', at, now)
  if (typeof instant !== 'number') return { ok: false, problem: instant }
  return { ok: true, sample: { queue, processExternalId: process?.externalId ?? null, at: instant, waiting, oldestAgeMs: oldestAgeMs ?? null } }
}
