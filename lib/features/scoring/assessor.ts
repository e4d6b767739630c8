import { ruleError, type Reason } from '@/lib/core/errors'
import type { GuardedRequest } from '@/lib/features/requests/visible'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'

/** States in which somebody may assess: the round itself, and a second look before the decision. */
export const assessedIn: readonly string[] = ['in-assessment', 'assessed']

/** Why this actor may not assess this request now; empty when they may. */
export function assessorReasons(ctx: Ctx, request: Pick<GuardedRequest, 'submitterId' | 'status'>): Reason[] {
  return [
    ...(request.submitterId === ctx.actor.id ? [{ key: 'scoring.own' }] : []),
    ...(assessedIn.includes(request.status) ? [] : [{ key: request.status === 'submitted' ? 'scoring.takeFirst' : 'scoring.notNow' }]),
  ]
}

/** Refuses with `forbidden` outside the assessor's departments and with `rule` for one's own request or in the wrong state. */
export async function requireAssessor(ctx: Ctx, request: GuardedRequest): Promise<void> {
  requireFor(ctx, 'request:assess', await departmentPath(ctx, request))
  const reasons = assessorReasons(ctx, request)
  if (reasons.length) throw ruleError(reasons)
}

export const departmentPath = async (ctx: Ctx, { departmentId }: Pick<GuardedRequest, 'departmentId'>): Promise<string | null> =>
  departmentId ? ((await ctx.db.department.findUnique({ where: { id: departmentId }, select: { path: true } }))?.path ?? null) : null
