import { listRuns, type RunListRow } from '@/lib/features/runs/list-runs'
import { pushRuns } from '@/lib/features/runs/push-runs'
import { route } from '@/lib/server/http'
import { answerOf, readBatch } from '../push'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const POST = route({
  auth: { token: 'runs:write' },
  handle: async (ctx, request) => Response.json(await answerOf(ctx.locale, await pushRuns(ctx, await readBatch(request, 'runs')))),
})

export const GET = route({
  auth: { token: 'runs:read' },
  handle: async (ctx, request) => {
    const { data, next } = await listRuns(ctx, queryOf(request))
    return Response.json({ data: data.map(rowOf), next })
  },
})

const rowOf = ({ source, engine, automation, errorKind, errorCode, errorMessage, items, itemsSucceeded, itemsBusiness, itemsSystem, release, ...run }: RunListRow) => ({
  id: run.id,
  engine: engine.slug,
  externalId: run.externalId,
  attempt: run.attempt,
  process: { externalId: source.externalId, name: source.name, version: release },
  automation: automation && { id: automation.id, code: automation.code, name: automation.name },
  status: run.status,
  queuedAt: run.queuedAt,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
  durationMs: run.durationMs,
  items: items === null ? null : { handled: items, succeeded: itemsSucceeded, businessExceptions: itemsBusiness, systemExceptions: itemsSystem },
  attendedMs: run.attendedMs,
  error: errorKind || errorCode || errorMessage ? { kind: errorKind, code: errorCode, message: errorMessage } : null,
  link: run.link,
})
