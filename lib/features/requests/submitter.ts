import type { Ctx } from '@/lib/server/ctx'

export interface Submitted {
  anonymous: boolean
  submitterId: string
  submitter: { id: string; name: string }
}

/** Who filed a request, as this reader may know it: null for an anonymous one that is not the reader's own. */
export function submitterShown(ctx: Ctx, request: Submitted): { id: string; name: string } | null {
  return hidesPerson(ctx, request, request.submitterId) ? null : { id: request.submitter.id, name: request.submitter.name }
}

/** Whether this person is the anonymous submitter, whose name stays hidden from this reader wherever the request is told of. */
export const hidesPerson = (ctx: Ctx, request: Pick<Submitted, 'anonymous' | 'submitterId'>, personId: string | null): boolean =>
  request.anonymous && personId === request.submitterId && ctx.actor.id !== request.submitterId
