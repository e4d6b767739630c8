import type { z } from 'zod'
import type { MessageParams } from '@/lib/core/errors'
import { instantOf, problemOf, refusal, type RunProblem } from './problem'
import { bounds, RunReport, type RunFacts } from './run'
import { durationOf, type RunStatus } from './status'
import { cutText, isHttpAddress, isIdentifier, withoutNul } from './text'

export type CheckedRun = { ok: true; run: RunFacts } | { ok: false; problem: RunProblem }

class Refused extends Error {
  constructor(readonly problem: RunProblem) {
    super(problem.key)
  }
}

/**
 * Checks one report and brings it into the form that rules work with. Never throws: what is wrong comes back with the field
 * and the first reason, so that one bad record does not cost the others. `now` in epoch milliseconds.
 */
export function checkRun(raw: unknown, now: number): CheckedRun {
  const parsed = RunReport.safeParse(raw, { reportInput: true })
  if (!parsed.success) return { ok: false, problem: problemOf(parsed.error.issues[0]!) }
  try {
    return { ok: true, run: factsOf(parsed.data, now) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

function factsOf(report: z.output<typeof RunReport>, now: number): RunFacts {
  identifier('externalId', report.externalId)
  identifier('process.externalId', report.process.externalId)
  const queuedAt = instant('queuedAt', report.queuedAt, now)
  const startedAt = instant('startedAt', report.startedAt, now)
  const endedAt = instant('endedAt', report.endedAt, now)
  if (startedAt !== null && endedAt !== null && endedAt < startedAt) {
    refuse('endedAt', 'endedBeforeStarted', { started: new Date(startedAt).toISOString(), ended: new Date(endedAt).toISOString() })
  }
  if (report.link && !isHttpAddress(report.link, bounds.link)) refuse('link', 'link')
  const { status, error } = report
  const counts = itemsOf(report.items, status)
  return {
    externalId: report.externalId,
    attempt: report.attempt ?? 1,
    process: {
      externalId: report.process.externalId,
      name: cutText(report.process.name, bounds.name),
      release: cutText(report.process.version, bounds.release),
    },
    status,
    rawStatus: cutText(report.rawStatus, bounds.rawStatus),
    errorKind: error ? (error.kind ?? (status === 'failed' ? 'unclassified' : null)) : status === 'failed' ? 'unclassified' : null,
    errorCode: cutText(error?.code, bounds.code),
    errorMessage: cutText(error?.message, bounds.message),
    queuedAt,
    startedAt,
    endedAt,
    durationMs: durationOf(status, startedAt, endedAt),
    items: counts.items,
    itemsSucceeded: counts.itemsSucceeded,
    itemsBusiness: counts.itemsBusiness,
    itemsSystem: counts.itemsSystem,
    attendedMs: report.attendedMs ?? null,
    link: report.link ? withoutNul(report.link) : null,
    sourceUpdatedAt: instant('sourceUpdatedAt', report.sourceUpdatedAt, now),
  }
}

/** Parts that are not given: what is left of `handled` succeeded when the run did, else nothing is assumed. */
function itemsOf(items: z.output<typeof RunReport>['items'], status: RunStatus) {
  if (!items) return { items: null, itemsSucceeded: null, itemsBusiness: null, itemsSystem: null }
  const business = items.businessExceptions ?? 0
  const system = items.systemExceptions ?? 0
  const rest = status === 'succeeded' ? Math.max(0, items.handled - business - system) : 0
  const succeeded = items.succeeded ?? rest
  if (succeeded + business + system > items.handled) {
    refuse('items', 'itemsExceedHandled', { handled: items.handled, sum: succeeded + business + system })
  }
  return { items: items.handled, itemsSucceeded: succeeded, itemsBusiness: business, itemsSystem: system }
}

function instant(field: string, text: string | null | undefined, now: number): number | null {
  if (text === null || text === undefined) return null
  const ms = instantOf(field, text, now)
  if (typeof ms !== 'number') throw new Refused(ms)
  return ms
}

function identifier(field: string, text: string): void {
  if (!isIdentifier(text)) refuse(field, 'identifier')
}

function refuse(field: string, name: string, params?: MessageParams): never {
  throw new Refused(refusal(field, name, params))
}
