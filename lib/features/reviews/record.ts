import { isWithin, type Grant } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { answerOf, type ReviewAnswer } from '@/lib/core/reviews/answer'
import type { ExpiryRule } from '@/lib/core/reviews/point'
import { statusNow, type ReviewField, type ReviewOutcome, type ReviewStatus } from '@/lib/core/reviews/task'
import type { ReviewerFacts, ReviewFacts } from '@/lib/core/reviews/who'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { grantsOf } from '@/lib/server/sessions'
import { principalsToday } from './acting'
import { visibleReview } from './visible'

const named = { select: { id: true, name: true } } as const

/** All that the rules and the pages need of a document. */
export const taskRow = {
  id: true, number: true, pointId: true, idempotencyKey: true, askedAt: true, title: true, fields: true, link: true, callbackUrl: true, status: true, approvals: true,
  askedById: true, claimedById: true, claimedAt: true, handedToId: true, dueAt: true, remindedAt: true, escalatedAt: true, endedAt: true, sampled: true, version: true,
  askedBy: named, claimedBy: named, handedTo: named,
  department: { select: { path: true } },
  automation: { select: { id: true, code: true, name: true, nameZh: true, builderId: true, ownerId: true } },
  point: {
    select: {
      id: true, code: true, step: true, stepZh: true, guidance: true, guidanceZh: true, reviewerRole: true, onExpiry: true, escalateToId: true, samplingBp: true, deadlineMs: true,
      reviewers: { select: { personId: true } },
      process: { select: { id: true, code: true, name: true, nameZh: true, ownerId: true, automations: { where: { archivedAt: null, builderId: { not: null } }, select: { builderId: true } } } },
    },
  },
  decisions: { select: { id: true, kind: true, outcome: true, reason: true, personId: true, onBehalfOfId: true, openedAt: true, spentMs: true, decidedAt: true, person: named }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ReviewTaskSelect
export type TaskRow = Prisma.ReviewTaskGetPayload<{ select: typeof taskRow }>

/** A visible document. @throws AppError `not_found` */
export async function taskFor(ctx: Ctx, where: Prisma.ReviewTaskWhereInput): Promise<TaskRow> {
  const task = await ctx.db.reviewTask.findFirst({ where: { AND: [where, await visibleReview(ctx)] }, select: taskRow })
  if (!task) throw notFound('review')
  return task
}

/** Takes the document for this transaction, as the reader saw it, so that decisions on it follow each other. */
export async function lockTask(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.reviewTask.updateMany({ where: { id }, data: { version: { increment: 0 } } })
}

export const escalatedTo = (task: TaskRow): string | null => (task.escalatedAt ? (task.point.escalateToId ?? task.point.process.ownerId) : null)

const decisionsOf = (task: TaskRow) => task.decisions.filter(({ kind }) => kind === 'decision')

export const reviewFactsOf = (task: TaskRow): ReviewFacts => ({
  status: task.status as ReviewStatus,
  dueAt: task.dueAt,
  onExpiry: task.point.onExpiry as ExpiryRule,
  claimedById: task.claimedById, claimedByName: task.claimedBy?.name ?? null, claimedAt: task.claimedAt,
  handedToId: task.handedToId, handedToName: task.handedTo?.name ?? null,
  escalatedToId: escalatedTo(task),
  namedIds: task.point.reviewers.map(({ personId }) => personId),
  askedById: task.askedById,
  // Which automation asks may not be known: then it is any of the process.
  builderIds: (task.automation ? [task.automation] : task.point.process.automations).flatMap(({ builderId }) => builderId ?? []),
  decidedIds: decisionsOf(task).flatMap(({ personId, onBehalfOfId }) => (onBehalfOfId ? [personId, onBehalfOfId] : [personId])),
})

export const lookFactsOf = (task: TaskRow) => ({
  ...reviewFactsOf(task),
  sampled: task.sampled,
  looked: task.decisions.some(({ kind }) => kind === 'second-look'),
  processOwnerId: task.point.process.ownerId,
})

const holds = (grants: readonly Grant[], role: string, path: string | null): boolean =>
  grants.some((grant) => grant.role === role && (grant.departmentPath === null || (path !== null && isWithin(path, grant.departmentPath))))

/** For whom the reader may act today, with what each of them holds: themselves first, then those who are away. */
export async function actingGrants(ctx: Ctx): Promise<{ id: string; grants: readonly Grant[] }[]> {
  const ids = await principalsToday(ctx)
  const people = ids.length
    ? await ctx.db.person.findMany({ where: { id: { in: ids } }, select: { id: true, grants: { select: { role: true, department: { select: { path: true } } } } }, orderBy: { id: 'asc' } })
    : []
  return [{ id: ctx.actor.id, grants: ctx.actor.grants }, ...people.map(({ id, grants }) => ({ id, grants: grantsOf(grants) }))]
}

/** The reader's standing at many documents: read once, asked for each. */
export async function reviewerOf(ctx: Ctx, acting?: Awaited<ReturnType<typeof actingGrants>>): Promise<(task: TaskRow) => ReviewerFacts> {
  const [, ...away] = acting ?? (await actingGrants(ctx))
  return (task) => {
    const [role, path] = [task.point.reviewerRole, task.department?.path ?? null]
    return {
      personId: ctx.actor.id,
      holdsRole: holds(ctx.actor.grants, role, path),
      principals: away.map(({ id, grants }) => ({ id, holdsRole: holds(grants, role, path) })),
    }
  }
}

export const fieldsOf = (stored: string): ReviewField[] => JSON.parse(stored) as ReviewField[]

/** The state as of now: a passed deadline counts before the clock's job has noted it. */
export const taskStatus = (task: Pick<TaskRow, 'status' | 'dueAt'> & { point: { onExpiry: string } }, now: Date): ReviewStatus =>
  statusNow({ status: task.status as ReviewStatus, dueAt: task.dueAt, onExpiry: task.point.onExpiry as ExpiryRule }, now)

/** What the engine hears of it. */
export async function answerFor(ctx: Ctx, task: TaskRow): Promise<ReviewAnswer> {
  const decisions = decisionsOf(task)
  const ids = decisions.flatMap(({ onBehalfOfId }) => onBehalfOfId ?? [])
  const away = ids.length ? await ctx.db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }) : []
  const names = new Map(away.map(({ id, name }) => [id, name]))
  const told = decisions.map(({ outcome, reason, person, onBehalfOfId, decidedAt }) => ({
    outcome: outcome as ReviewOutcome, reason, by: person.name, onBehalfOf: (onBehalfOfId && names.get(onBehalfOfId)) || null, at: decidedAt,
  }))
  return answerOf({ ...task, pointCode: task.point.code, key: task.idempotencyKey, status: taskStatus(task, ctx.now), decisions: told }, env().BASE_URL)
}
