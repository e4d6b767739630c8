import { ruleError } from '@/lib/core/errors'
import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { columnsOf, pointOf, requireSound } from './point-record'
import { CreatePoint } from './schema'
import { newSigningKey } from './signing'

/** A step at which a person has the last word. Its signing key is told this once. */
export const createPoint = command({
  permission: 'review-point:edit',
  input: CreatePoint,
  async run(ctx, { processId, ...facts }) {
    const process = await processFor(ctx, processId, 'review-point:edit')
    if (process.archivedAt) throw ruleError([{ key: 'reviews.errors.processArchived' }])
    await requireSound(ctx, facts)
    const { id } = await ctx.db.reviewPoint.create({
      data: { processId, ...columnsOf(facts), reviewers: { create: [...new Set(facts.reviewerIds)].map((personId) => ({ personId })) }, createdAt: ctx.now, updatedAt: ctx.now },
      select: { id: true },
    })
    const { key, columns } = await newSigningKey(ctx.db, id)
    await ctx.db.reviewPoint.update({ where: { id }, data: columns, select: { id: true } })
    const created = await pointOf(ctx, id)
    return { result: { id, signingKey: key }, audit: { action: 'review-point.created', entity: 'review-point', entityId: id, after: created, facts: { name: created.code, process: process.code } } }
  },
})
