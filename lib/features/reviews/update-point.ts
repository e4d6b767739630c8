import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { columnsOf, pointOf, requireSound } from './point-record'
import { UpdatePoint } from './schema'
import { pointFor } from './visible'
import { expireLate } from './watch-reviews'

/** Replaces the rules of a point; documents that wait keep their deadline and number of approvals. */
export const updatePoint = command({
  permission: 'review-point:edit',
  input: UpdatePoint,
  async run(ctx, { id, version, ...facts }) {
    await pointFor(ctx, id, 'review-point:edit')
    const before = await pointOf(ctx, id)
    await requireSound(ctx, facts, id)
    const expired = before.onExpiry === 'reject' && facts.onExpiry !== 'reject' ? await expireLate(ctx, id) : []
    const { count } = await ctx.db.reviewPoint.updateMany({ where: { id, version }, data: { ...columnsOf(facts), updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await ctx.db.reviewPointReviewer.deleteMany({ where: { pointId: id } })
    await ctx.db.reviewPointReviewer.createMany({ data: [...new Set(facts.reviewerIds)].map((personId) => ({ pointId: id, personId })) })
    const after = await pointOf(ctx, id)
    return { result: { id }, audit: [...expired, { action: 'review-point.updated', entity: 'review-point', entityId: id, before, after, facts: { name: after.code } }] }
  },
})
