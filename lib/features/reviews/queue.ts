import { z } from 'zod'
import { can } from '@/lib/core/access'
import { openStatuses, type ReviewStatus } from '@/lib/core/reviews/task'
import { mayClaim, mayDecide, maySecondLook, type ReviewerFacts } from '@/lib/core/reviews/who'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { decidingRoles } from './acting'
import { actingGrants, lookFactsOf, reviewerOf, reviewFactsOf, taskRow, taskStatus, type TaskRow } from './record'
import { visibleReview } from './visible'

const MOST = 500
const MOST_LOOKS = 100

/** What could concern these people, before the rules are asked. */
function couldBeAsked(acting: Awaited<ReturnType<typeof actingGrants>>): Prisma.ReviewTaskWhereInput {
  const ids = acting.map(({ id }) => id)
  const roles = acting.flatMap(({ grants }) => grants).filter(({ role }) => decidingRoles.includes(role))
  return {
    OR: [
      { handedToId: { in: ids } },
      { claimedById: { in: ids } },
      { escalatedAt: { not: null }, point: { OR: [{ escalateToId: { in: ids } }, { escalateToId: null, process: { ownerId: { in: ids } } }] } },
      { handedToId: null, point: { reviewers: { some: { personId: { in: ids } } } } },
      ...roles.map(({ role, departmentPath: path }): Prisma.ReviewTaskWhereInput => ({
        handedToId: null,
        point: { reviewerRole: role, reviewers: { none: {} } },
        ...(path !== null && { department: { OR: [{ path }, { path: { startsWith: `${path}/` } }] } }),
      })),
    ],
  }
}

async function namesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const people = wanted.length ? await ctx.db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } }) : []
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Documents that wait for the reader, in their own name or for somebody who is away, the one due first at the top. */
export async function reviewsWaiting(ctx: Ctx) {
  if (!can(ctx.actor, 'review:decide')) return []
  const acting = await actingGrants(ctx)
  const reviewer = await reviewerOf(ctx, acting)
  const open = await ctx.db.reviewTask.findMany({ where: { AND: [{ status: { in: [...openStatuses] } }, couldBeAsked(acting)] }, select: taskRow, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: MOST })
  const found = open.flatMap((task) => {
    const answer = mayClaim(reviewFactsOf(task), reviewer(task), ctx.now)
    if (!answer.ok) return []
    return [{ task, onBehalfOfId: answer.onBehalfOfId, free: mayDecide(reviewFactsOf(task), reviewer(task), ctx.now).ok }]
  })
  const names = await namesOf(ctx, found.map(({ onBehalfOfId }) => onBehalfOfId))
  return found.map(({ task, onBehalfOfId, free }) => ({
    ...rowOf(task, ctx.now),
    onBehalfOf: (onBehalfOfId && names.get(onBehalfOfId)) || null,
    mine: task.claimedById === ctx.actor.id,
    byName: task.handedToId === ctx.actor.id,
    /** Somebody else took it and left it lying */
    left: free ? null : (task.claimedBy?.name ?? null),
  }))
}

const rowOf = (task: TaskRow, now: Date) => ({
  id: task.id, number: task.number, title: task.title, version: task.version,
  status: taskStatus(task, now) satisfies ReviewStatus,
  askedAt: task.askedAt, dueAt: task.dueAt, endedAt: task.endedAt, escalatedAt: task.escalatedAt,
  late: !task.endedAt && task.dueAt <= now,
  approvals: task.approvals,
  given: task.decisions.filter(({ kind, outcome }) => kind === 'decision' && outcome === 'approve').length,
  point: { id: task.point.id, code: task.point.code, name: task.point.step, nameZh: task.point.stepZh },
  process: { id: task.point.process.id, name: task.point.process.name, nameZh: task.point.process.nameZh },
  automation: task.automation && { id: task.automation.id, name: task.automation.name, nameZh: task.automation.nameZh },
})

/** Decided documents that were drawn for a second look and that the reader may take. */
async function looksWaiting(ctx: Ctx, reviewer: (task: TaskRow) => ReviewerFacts) {
  const drawn = await ctx.db.reviewTask.findMany({
    where: { AND: [await visibleReview(ctx), { sampled: true, decisions: { none: { OR: [{ kind: 'second-look' }, { personId: ctx.actor.id }] } } }] },
    select: taskRow, orderBy: [{ endedAt: 'asc' }, { id: 'asc' }], take: MOST_LOOKS,
  })
  return drawn.flatMap((task) => (maySecondLook(lookFactsOf(task), reviewer(task)).ok ? [rowOf(task, ctx.now)] : []))
}

/** What the reader is asked to decide, what to look at again, and what they decided last. */
export const reviewQueue = query({
  permission: 'review:read',
  input: z.strictObject({}),
  async run(ctx) {
    const reviewer = await reviewerOf(ctx)
    const decides = can(ctx.actor, 'review:decide')
    const [waiting, looks, decided] = await Promise.all([
      reviewsWaiting(ctx),
      decides ? looksWaiting(ctx, reviewer) : [],
      decides ? ownDecisions(ctx) : [],
    ])
    return { decides, waiting, looks, decided }
  },
})
export type WaitingReview = Awaited<ReturnType<typeof reviewsWaiting>>[number]

const ownDecisions = async (ctx: Ctx) => {
  const rows = await ctx.db.reviewDecision.findMany({
    where: { personId: ctx.actor.id },
    select: { id: true, kind: true, outcome: true, decidedAt: true, spentMs: true, task: { select: { number: true, title: true, status: true } } },
    orderBy: { decidedAt: 'desc' }, take: 10,
  })
  return rows.map(({ task, spentMs, ...row }) => ({ ...row, spentMs: Number(spentMs), ...task, status: task.status as ReviewStatus }))
}
