import { notFound } from '@/lib/core/errors'
import { readStates } from '@/lib/core/runs/states'
import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'
import { query } from '@/lib/server/command'
import { readDirectory } from './directory'
import { namesOf } from './list-runs'
import { RunRef } from './schema'

export type RunDetail = Awaited<ReturnType<typeof getRun>>

const iso = (date: Date | null): string | null => date && date.toISOString()

/** Everything about one run, with the history of its states and its other attempts. */
export const getRun = query({
  permission: 'run:read',
  input: RunRef,
  async run(ctx, { id }) {
    const [run, directory] = await Promise.all([ctx.db.run.findUnique({ where: { id } }), readDirectory(ctx)])
    const source = run && directory.byId.get(run.engineProcessId)
    if (!run || !source) throw notFound('run')
    const attempts = await ctx.db.run.findMany({
      where: { engineId: run.engineId, externalId: run.externalId },
      select: { id: true, attempt: true, status: true, at: true },
      orderBy: { attempt: 'asc' },
      take: 100,
    })
    return {
      id: run.id,
      externalId: run.externalId,
      attempt: run.attempt,
      status: run.status as RunStatus,
      rawStatus: run.rawStatus,
      error: run.errorKind || run.errorCode || run.errorMessage ? { kind: run.errorKind as ErrorKind | null, code: run.errorCode, message: run.errorMessage } : null,
      queuedAt: iso(run.queuedAt),
      startedAt: iso(run.startedAt),
      endedAt: iso(run.endedAt),
      at: run.at.toISOString(),
      durationMs: run.durationMs === null ? null : Number(run.durationMs),
      waitedMs: run.queuedAt && run.startedAt ? Math.max(0, run.startedAt.getTime() - run.queuedAt.getTime()) : null,
      attendedMs: run.attendedMs === null ? null : Number(run.attendedMs),
      items: run.items === null ? null : { handled: run.items, succeeded: run.itemsSucceeded, businessExceptions: run.itemsBusiness, systemExceptions: run.itemsSystem },
      release: run.release,
      link: run.link,
      sourceUpdatedAt: iso(run.sourceUpdatedAt),
      observedAt: run.observedAt.toISOString(),
      states: readStates(run.states).map(([status, at]) => ({ status, at: new Date(at).toISOString() })),
      attempts: attempts.map((other) => ({ id: other.id, attempt: other.attempt, status: other.status as RunStatus, at: other.at.toISOString() })),
      ...namesOf(source),
    }
  },
})
