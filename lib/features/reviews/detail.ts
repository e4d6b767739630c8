import { can, canFor } from '@/lib/core/access'
import type { Reason } from '@/lib/core/errors'
import { isOpen, type ReviewOutcome } from '@/lib/core/reviews/task'
import { mayClaim, mayDecide, maySecondLook } from '@/lib/core/reviews/who'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { reviewsWaiting } from './queue'
import { fieldsOf, lookFactsOf, reviewerOf, reviewFactsOf, taskFor, taskStatus, type TaskRow } from './record'
import { ReviewByNumber } from './schema'

/** One document with everything that a decision needs, what the reader may do and why not, and its neighbours in their queue. */
export const getReview = query({
  permission: 'review:read',
  input: ReviewByNumber,
  async run(ctx, { number }) {
    const task = await taskFor(ctx, { number })
    const reviewer = await reviewerOf(ctx)
    const [facts, me, decides] = [reviewFactsOf(task), reviewer(task), can(ctx.actor, 'review:decide')]
    const refused: Reason[] = [{ key: 'reviews.refused.noReviewer' }]
    const [decide, claim, look] = decides ? [mayDecide(facts, me, ctx.now), mayClaim(facts, me, ctx.now), maySecondLook(lookFactsOf(task), me)] : []
    const status = taskStatus(task, ctx.now)
    const [names, callbacks, queue] = await Promise.all([behalfNames(ctx, task), callbacksOf(ctx, task.id), decide?.ok ? reviewsWaiting(ctx) : []])
    const at = queue.findIndex(({ id }) => id === task.id)
    const { point, decisions } = task
    return {
      id: task.id, number: task.number, version: task.version, title: task.title, key: task.idempotencyKey, link: task.link, status,
      fields: fieldsOf(task.fields),
      askedAt: task.askedAt, dueAt: task.dueAt, endedAt: task.endedAt, escalatedAt: task.escalatedAt, late: isOpen(status) && task.dueAt <= ctx.now,
      approvals: task.approvals, sampled: task.sampled,
      askedBy: task.askedBy, claimedBy: task.claimedBy, claimedAt: task.claimedAt, handedTo: task.handedTo,
      automation: task.automation && { id: task.automation.id, code: task.automation.code, name: task.automation.name, nameZh: task.automation.nameZh },
      process: { id: point.process.id, name: point.process.name, nameZh: point.process.nameZh },
      point: { id: point.id, code: point.code, name: point.step, nameZh: point.stepZh, guidance: point.guidance, guidanceZh: point.guidanceZh, onExpiry: point.onExpiry },
      // Who is to look again hears neither the reasons nor the names of the first decision before they have looked.
      blind: look?.ok ?? false,
      decisions: (look?.ok ? [] : decisions).map(({ spentMs, outcome, onBehalfOfId, personId: _person, ...decision }) => ({
        ...decision, outcome: outcome as ReviewOutcome | 'agree' | 'differ', spentMs: Number(spentMs), onBehalfOf: (onBehalfOfId && names.get(onBehalfOfId)) || null,
      })),
      callbacks,
      may: {
        decide: decide?.ok ?? false,
        onBehalfOf: decide?.ok && decide.onBehalfOfId ? (names.get(decide.onBehalfOfId) ?? (await nameOf(ctx, decide.onBehalfOfId))) : null,
        reasons: !isOpen(status) ? [] : decide ? (decide.ok ? [] : decide.reasons) : refused,
        claim: (claim?.ok ?? false) && task.claimedById !== ctx.actor.id,
        release: isOpen(status) && (task.claimedById === ctx.actor.id || task.handedToId === ctx.actor.id),
        look: look?.ok ?? false,
        withdraw: isOpen(status) && canFor(ctx.actor, 'review:ask', task.department?.path ?? null),
        resend: canFor(ctx.actor, 'review-point:edit', task.department?.path ?? null),
      },
      queue: { place: at + 1, of: queue.length, previous: queue[at - 1]?.number ?? null, next: at < 0 ? (queue[0]?.number ?? null) : (queue[at + 1]?.number ?? null) },
    }
  },
})
export type ReviewDetail = Awaited<ReturnType<typeof getReview>>

const nameOf = async (ctx: Ctx, id: string) => (await ctx.db.person.findUnique({ where: { id }, select: { name: true } }))?.name ?? null

async function behalfNames(ctx: Ctx, task: TaskRow): Promise<Map<string, string>> {
  const ids = task.decisions.flatMap(({ onBehalfOfId }) => onBehalfOfId ?? [])
  const people = ids.length ? await ctx.db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }) : []
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** The way of the answer, without the path of its address: that may carry a secret of the engine. */
async function callbacksOf(ctx: Ctx, taskId: string) {
  const rows = await ctx.db.reviewCallback.findMany({ where: { taskId }, select: callbackRow, orderBy: { createdAt: 'desc' }, take: 5 })
  return rows.map(callbackView)
}

export const callbackRow = { id: true, url: true, status: true, attempts: true, nextAt: true, lastStatus: true, lastError: true, sentAt: true, createdAt: true } as const
export const callbackView = <Row extends { url: string }>({ url, ...row }: Row) => ({ ...row, host: URL.canParse(url) ? new URL(url).host : '–' })
