import { permissions, scopeOf, type Role } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { ReviewRules } from '@/lib/core/gates/review'
import type { Ctx } from '@/lib/server/ctx'
import type { Db } from '@/lib/server/db'

/** Evidence goes over all departments, so a reader limited to one does not see reviews. */
export const seesReviews = (ctx: Ctx): boolean => scopeOf(ctx.actor, 'programme:read').kind === 'all'

export function requireSight(ctx: Ctx): void {
  if (!seesReviews(ctx)) throw notFound('gateReview')
}

const votingRoles: readonly Role[] = permissions['gate:vote']

/** People who belong to the steering group now: active, with the role for the whole programme. */
export const steeringNow = (db: Db, among?: readonly string[]) =>
  db.person.findMany({
    where: { active: true, grants: { some: { role: { in: [...votingRoles] }, departmentId: null } }, ...(among && { id: { in: [...among] } }) },
    select: { id: true, name: true, locale: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

export const rulesOf = (review: { rules: string }): ReviewRules => JSON.parse(review.rules) as ReviewRules

export interface AwaitedVote {
  reviewId: string
  phase: { name: string; nameZh: string | null }
  closesAt: Date
  /** Nobody may vote any more, and the decision has not been recorded */
  over: boolean
}

/** Open reviews that wait for the reader: a vote not yet given or, once voting is over, the decision. */
export async function reviewsAwaiting(ctx: Ctx): Promise<AwaitedVote[]> {
  if (!ctx.actor.grants.some(({ role, departmentPath }) => votingRoles.includes(role) && departmentPath === null)) return []
  const open = await ctx.db.gateReview.findMany({
    where: { status: 'open' },
    select: { id: true, closesAt: true, rules: true, votes: { where: { memberId: ctx.actor.id }, select: { id: true }, take: 1 } },
    orderBy: { closesAt: 'asc' },
  })
  return open.flatMap(({ id, closesAt, votes, rules }) => {
    const { members, phase } = rulesOf({ rules })
    const own = members.find((member) => member.id === ctx.actor.id)
    const over = closesAt < ctx.now
    if (!own || (over ? own.interests.length > 0 : votes.length > 0)) return []
    return [{ reviewId: id, phase: { name: phase.name, nameZh: phase.nameZh }, closesAt, over }]
  })
}
