import { can, canFor } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Stage } from '@/lib/core/portfolio/stages'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'
import type { MoverFacts, RequestFacts } from '@/lib/core/requests/workflow'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const owned = { select: { id: true, owner: { select: { id: true, active: true } } } } as const

const moved = {
  id: true, number: true, type: true, status: true, statusSince: true, title: true, pain: true, submitterId: true, anonymous: true, assessorId: true,
  deliveryLeadId: true, assessmentId: true, duplicateOfId: true, processId: true, automationId: true, parkedUntil: true, plannedLiveOn: true, version: true,
  department: { select: { path: true } },
  process: owned,
  automation: { select: { stage: true, liveSince: true, process: owned } },
  deliveryLead: { select: { active: true } },
  rounds: { select: { id: true, status: true }, orderBy: { ordinal: 'desc' }, take: 1 },
  transitions: { where: { to: { in: ['parked', 'in-delivery'] } }, select: { from: true, to: true, at: true }, orderBy: { ordinal: 'desc' }, take: 10 },
} satisfies Prisma.RequestSelect

export type MovedRequest = Prisma.RequestGetPayload<{ select: typeof moved }>

/** The request as the workflow needs it; whether the reader may see it is the caller's matter. */
export async function movedRequest(ctx: Ctx, id: string): Promise<MovedRequest> {
  const request = await ctx.db.request.findUnique({ where: { id }, select: moved })
  if (!request) throw notFound('request')
  return request
}

/** Who took part in the automation's going live while it was delivered: instant from which its runs are evidence. */
export function evidenceSince({ automation, transitions }: MovedRequest): Date | null {
  const delivered = transitions.find(({ to }) => to === 'in-delivery')?.at ?? null
  if (!automation?.liveSince) return null
  return delivered && delivered > automation.liveSince ? delivered : automation.liveSince
}

/** Runs of production that count since an instant, and the first of them; the portal's own jobs and tests do not. */
export const evidenceOf = (automationId: string, since: Date) =>
  ({ engineProcess: { automationId, purpose: 'production' }, status: { in: ['succeeded', 'failed'] }, at: { gte: since } }) satisfies Prisma.RunWhereInput

export async function factsOfRequest(ctx: Ctx, request: MovedRequest, given: { originalNamed?: boolean } = {}): Promise<RequestFacts> {
  const { automation, status } = request
  const since = status === 'in-delivery' ? evidenceSince(request) : null
  const runs = since && request.automationId ? await ctx.db.run.count({ where: evidenceOf(request.automationId, since), take: 1 }) : 0
  const process = request.process ?? automation?.process ?? null
  return {
    type: request.type as RequestType,
    status: status as RequestStatus,
    described: request.title.trim() !== '' && request.pain.trim() !== '',
    processLinked: process !== null,
    ownerKnown: process?.owner?.active === true,
    assessmentCounted: request.assessmentId !== null,
    round: (request.rounds[0]?.status as RequestFacts['round'] | undefined) ?? null,
    originalNamed: given.originalNamed ?? request.duplicateOfId !== null,
    parkedFrom: status === 'parked' ? ((request.transitions.find(({ to }) => to === 'parked')?.from as RequestStatus | undefined) ?? null) : null,
    leadKnown: request.deliveryLead?.active === true,
    automation: automation && { stage: automation.stage as Stage, runs },
  }
}

/** What the actor is to this request. Jobs move it as the clock. */
export function moverOf(ctx: Ctx, request: Pick<MovedRequest, 'submitterId' | 'deliveryLeadId' | 'department'>, machine?: MoverFacts['machine']): MoverFacts {
  const { actor } = ctx
  const path = request.department?.path ?? null
  const person = actor.kind === 'person'
  return {
    submitter: person && actor.id === request.submitterId && can(actor, 'request:file'),
    lead: person && actor.id === request.deliveryLeadId,
    assess: person && canFor(actor, 'request:assess', path),
    edit: person && canFor(actor, 'request:edit', path),
    deliver: person && canFor(actor, 'request:deliver', path),
    ...(machine ? { machine } : !person && { machine: 'clock' as const }),
  }
}
