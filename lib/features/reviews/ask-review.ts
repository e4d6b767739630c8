import { createHash } from 'node:crypto'
import { channels } from '@/lib/channels/registry'
import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { reviewCode } from '@/lib/core/reviews/task'
import { visibleProcess } from '@/lib/features/processes/visible'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { again } from './again'
import { answerFor, taskRow } from './record'
import { AskReview } from './schema'
import { tellAsked } from './told'

/**
 * An engine asks for the last word of a person. The same key with the same question is the same document, whatever became of
 * it meanwhile; with another question it is refused.
 */
export const askReview = again(command({
  permission: 'review:ask',
  input: AskReview,
  async run(ctx, input) {
    const point = await ctx.db.reviewPoint.findFirst({
      where: { code: input.point, process: visibleProcess(ctx, 'review:ask') },
      select: { id: true, active: true, approvals: true, deadlineMs: true, process: { select: { id: true, archivedAt: true, departmentId: true } } },
    })
    if (!point) throw notFound('reviewPoint')
    const askedDigest = createHash('sha256').update(canonicalJson(input)).digest('hex')
    const before = await ctx.db.reviewTask.findUnique({ where: { pointId_idempotencyKey: { pointId: point.id, idempotencyKey: input.key } }, select: { ...taskRow, askedDigest: true } })
    if (before) {
      if (before.askedDigest !== askedDigest) throw conflict('reviews.errors.otherQuestion', { code: reviewCode(before.number) })
      return { result: { created: false, ...(await answerFor(ctx, before)) }, audit: [] }
    }
    if (!point.active || point.process.archivedAt) throw ruleError([{ key: 'reviews.errors.pointOff' }])
    if (input.callbackUrl && !channels.callback.accepts(env().CALLBACK_HOSTS, input.callbackUrl)) {
      throw invalid({ callbackUrl: [{ key: 'reviews.errors.callbackRefused', params: { host: new URL(input.callbackUrl).host } }] })
    }
    const { value: number } = await ctx.db.counter.upsert({ where: { name: 'review' }, create: { name: 'review', value: 1 }, update: { value: { increment: 1 } }, select: { value: true } })
    const task = await ctx.db.reviewTask.create({
      data: {
        number, pointId: point.id, automationId: await automationOf(ctx, point.process.id, input.automation),
        idempotencyKey: input.key, askedDigest, ...(await askerOf(ctx)), askedAt: ctx.now,
        title: input.title, fields: canonicalJson(input.fields), link: input.link ?? null, callbackUrl: input.callbackUrl ?? null,
        approvals: point.approvals, dueAt: new Date(ctx.now.getTime() + Number(point.deadlineMs)), departmentId: point.process.departmentId,
        searchText: searchTextOf(reviewCode(number), input.title, input.key), createdAt: ctx.now, updatedAt: ctx.now,
      },
      select: taskRow,
    })
    await tellAsked(ctx, task)
    return {
      result: { created: true, ...(await answerFor(ctx, task)) },
      audit: { action: 'review.asked', entity: 'review', entityId: task.id, facts: { name: `${reviewCode(number)} ${task.title}`, point: input.point, key: input.key, askedDigest, dueAt: task.dueAt, approvals: point.approvals } },
    }
  },
}))

/** Who answers for the question: the owner of the token, or the person themselves. */
async function askerOf(ctx: Ctx): Promise<{ askedById: string | null; askedByTokenId: string | null }> {
  if (ctx.actor.kind === 'person') return { askedById: ctx.actor.id, askedByTokenId: null }
  if (ctx.actor.kind !== 'token') return { askedById: null, askedByTokenId: null }
  const token = await ctx.db.apiToken.findUnique({ where: { id: ctx.actor.id }, select: { personId: true } })
  return { askedById: token?.personId ?? null, askedByTokenId: ctx.actor.id }
}

/** The automation that was named, or the only one of the process. */
async function automationOf(ctx: Ctx, processId: string, code: string | undefined): Promise<string | null> {
  const of = await ctx.db.automation.findMany({ where: { processId, archivedAt: null, ...(code && { code }) }, select: { id: true }, take: 2 })
  if (code && !of[0]) throw invalid({ automation: [{ key: 'reviews.errors.automation' }] })
  return of.length === 1 ? of[0]!.id : null
}

