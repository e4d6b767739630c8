import { canFor } from '@/lib/core/access'
import { notFound, ruleError } from '@/lib/core/errors'
import { isOpenToReactions } from '@/lib/core/requests/editing'
import { requestCode } from '@/lib/core/requests/statuses'
import type { Ctx } from '@/lib/server/ctx'
import { visibleRequest } from './visible'

const reacted = {
  id: true, number: true, title: true, status: true, type: true, submitterId: true, anonymous: true, departmentId: true, assessorId: true, deliveryLeadId: true,
  frequencyCount: true, frequencyUnit: true, manualMs: true, version: true,
  department: { select: { path: true } },
} as const

/**
 * A visible request that people react to, locked for this transaction so that counts stay true. `rule` when it is a draft,
 * or closed and `whenClosed` is not said.
 */
export async function reactedRequest(ctx: Ctx, id: string, { whenClosed = false } = {}) {
  await ctx.db.request.updateMany({ where: { id }, data: { updatedAt: ctx.now } })
  const request = await ctx.db.request.findFirst({ where: { AND: [{ id }, visibleRequest(ctx)] }, select: reacted })
  if (!request) throw notFound('request')
  if (!isOpenToReactions(request.status) && !(whenClosed && request.status === 'closed')) throw ruleError([{ key: `requestDetail.closedTo.${request.status === 'draft' ? 'draft' : 'closed'}` }])
  return request
}
export type ReactedRequest = Awaited<ReturnType<typeof reactedRequest>>

export const editsRequest = (ctx: Ctx, request: { department: { path: string } | null }): boolean => canFor(ctx.actor, 'request:edit', request.department?.path ?? null)

/** Who did it, as notices about this request say it; `who` is `submitter` where the name of an anonymous one stays hidden. */
export const actorShown = (ctx: Ctx, request: Pick<ReactedRequest, 'anonymous' | 'submitterId'>) =>
  request.anonymous && ctx.actor.id === request.submitterId ? { who: 'submitter', by: '–' } : { who: 'named', by: ctx.actor.name }

/** Facts that every audit entry about a request carries. */
export const namedFacts = (request: { number: number; title: string }) => ({ name: `${requestCode(request.number)} ${request.title}`.trim() })
