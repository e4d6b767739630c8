import { conflict, invalid, ruleError, type Reason } from '@/lib/core/errors'
import { reviewingApart } from '@/lib/core/separation'
import { reviewCode } from '@/lib/core/reviews/task'
import { mayClaim } from '@/lib/core/reviews/who'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { decidingRoles } from './acting'
import { lockTask, reviewerOf, reviewFactsOf, taskFor, type TaskRow } from './record'
import { HandOnReview } from './schema'
import { tell } from './told'

/** Hands a document to somebody by name, who then decides alone or gives it back. */
export const handOnReview = command({
  permission: 'review:decide',
  input: HandOnReview,
  async run(ctx, { id, version, personId, note }) {
    await lockTask(ctx, id)
    const task = await taskFor(ctx, { id })
    const answer = mayClaim(reviewFactsOf(task), (await reviewerOf(ctx))(task), ctx.now)
    if (!answer.ok) throw ruleError(answer.reasons)
    if (task.version !== version) throw conflict()
    const person = await ctx.db.person.findUnique({ where: { id: personId }, select: { name: true, active: true, grants: { where: { role: { in: [...decidingRoles] } }, select: { id: true }, take: 1 } } })
    const reasons = person?.active ? unfit(ctx, task, personId, person.grants.length > 0) : [{ key: 'portfolio.personUnknown' }]
    if (reasons.length || !person) throw invalid({ personId: reasons })
    await ctx.db.reviewTask.update({ where: { id }, data: { status: 'waiting', claimedById: null, claimedAt: null, handedToId: personId, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } })
    await tell(ctx, task, 'reviewHanded', [personId], { params: { by: ctx.actor.name, note: note ?? '–' } })
    return { result: { id, number: task.number }, audit: { action: 'review.handed', entity: 'review', entityId: id, facts: { name: `${reviewCode(task.number)} ${task.title}`, to: person.name, personId, note } } }
  },
})

function unfit(ctx: Ctx, task: TaskRow, personId: string, mayDecide: boolean): Reason[] {
  if (personId === ctx.actor.id) return [{ key: 'reviews.errors.toYourself' }]
  if (!mayDecide) return [{ key: 'reviews.errors.noReviewer' }]
  const { askedById, builderIds, decidedIds } = reviewFactsOf(task)
  return reviewingApart({ personId, onBehalfOfId: null, askedById, builderIds, decidedIds })
}
