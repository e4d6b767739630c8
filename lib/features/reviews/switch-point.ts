import { conflict, ruleError } from '@/lib/core/errors'
import { maySwitchOff } from '@/lib/core/reviews/point'
import { command } from '@/lib/server/command'
import { pointRow } from './point-record'
import { PointVersionRef } from './schema'
import { newSigningKey } from './signing'
import { pointFor } from './visible'

/** Engines may ask no more; what waits is decided as before. */
export const switchPointOff = command({
  permission: 'review-point:edit',
  input: PointVersionRef,
  async run(ctx, { id, version }) {
    await pointFor(ctx, id, 'review-point:edit')
    const point = await ctx.db.reviewPoint.findUniqueOrThrow({ where: { id }, select: pointRow })
    const otherActive = await ctx.db.reviewPoint.count({ where: { processId: point.processId, active: true, id: { not: id } } })
    if (!maySwitchOff({ automatedDecision: point.process.compliance?.automatedDecision ?? false, otherActive })) throw ruleError([{ key: 'reviews.errors.lastPoint' }])
    const { count } = await ctx.db.reviewPoint.updateMany({ where: { id, version, active: true }, data: { active: false, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'review-point.switched-off', entity: 'review-point', entityId: id, before: { active: true }, after: { active: false }, facts: { name: point.code } } }
  },
})

export const switchPointOn = command({
  permission: 'review-point:edit',
  input: PointVersionRef,
  async run(ctx, { id, version }) {
    const { process } = await pointFor(ctx, id, 'review-point:edit')
    if (process.archivedAt) throw ruleError([{ key: 'reviews.errors.processArchived' }])
    const { code } = await ctx.db.reviewPoint.findUniqueOrThrow({ where: { id }, select: { code: true } })
    const { count } = await ctx.db.reviewPoint.updateMany({ where: { id, version, active: false }, data: { active: true, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'review-point.switched-on', entity: 'review-point', entityId: id, before: { active: false }, after: { active: true }, facts: { name: code } } }
  },
})

/** A new key for signing callbacks: the old one counts no more, also for answers that are still on their way. */
export const renewSigningKey = command({
  permission: 'review-point:edit',
  input: PointVersionRef,
  stepUp: true,
  async run(ctx, { id, version }) {
    await pointFor(ctx, id, 'review-point:edit')
    const { key, columns } = await newSigningKey(ctx.db, id)
    const { count } = await ctx.db.reviewPoint.updateMany({ where: { id, version }, data: { ...columns, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const { code } = await ctx.db.reviewPoint.findUniqueOrThrow({ where: { id }, select: { code: true } })
    return { result: { id, signingKey: key }, audit: { action: 'review-point.key-renewed', entity: 'review-point', entityId: id, facts: { name: code } } }
  },
})
