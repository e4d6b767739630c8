import type { Ctx } from '@/lib/server/ctx'
import { recountVolume } from './recount-volume'

/**
 * What a repetition brings to the original, inside the caller's transaction: those who follow it go on there, its submitter too
 * unless they stay unnamed, and departments that do the same are counted there unless they are already.
 */
export async function mergeInto(ctx: Ctx, fromId: string, toId: string): Promise<void> {
  await carryFollowers(ctx, fromId, toId)
  const supports = await ctx.db.requestSupport.findMany({ where: { requestId: fromId } })
  const known = new Set((await ctx.db.requestSupport.findMany({ where: { requestId: toId }, select: { departmentId: true } })).map(({ departmentId }) => departmentId))
  const original = await ctx.db.request.findUniqueOrThrow({ where: { id: toId }, select: { departmentId: true, status: true } })
  const fresh = supports.filter(({ departmentId }) => !known.has(departmentId) && departmentId !== original.departmentId)
  if (!fresh.length || original.status === 'closed') return
  await ctx.db.requestSupport.createMany({ data: fresh.map(({ id: _, requestId: _from, createdAt: _at, updatedAt: _changed, ...support }) => ({ ...support, requestId: toId, createdAt: ctx.now, updatedAt: ctx.now })) })
  await recountVolume(ctx, toId)
}

async function carryFollowers(ctx: Ctx, fromId: string, toId: string): Promise<void> {
  const from = await ctx.db.request.findUniqueOrThrow({ where: { id: fromId }, select: { submitterId: true, anonymous: true, followers: { select: { personId: true } } } })
  const to = await ctx.db.request.findUniqueOrThrow({ where: { id: toId }, select: { submitterId: true, followers: { select: { personId: true } } } })
  const known = new Set([to.submitterId, ...to.followers.map(({ personId }) => personId)])
  // Somebody who filed without a name is not given away by what they follow.
  const people = [from.submitterId, ...from.followers.map(({ personId }) => personId)].filter((id) => !(from.anonymous && id === from.submitterId))
  const fresh = [...new Set(people)].filter((id) => !known.has(id))
  if (fresh.length) await ctx.db.requestFollow.createMany({ data: fresh.map((personId) => ({ requestId: toId, personId, createdAt: ctx.now })) })
}
