import { requestCode } from '@/lib/core/requests/statuses'
import type { AuditDraft } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { cancelRound, moveInside } from './move'
import { openRoundInside } from './open-round'

/**
 * What was approved of other figures does not stand for new ones: ends the open round of an assessed request and asks anew, by the
 * limits that its cost has now. Inside the caller's transaction, which holds the row of the request.
 */
export async function restartRound(ctx: Ctx, { id, number, title }: { id: string; number: number; title: string }): Promise<AuditDraft[]> {
  await cancelRound(ctx, id)
  const round = await openRoundInside(ctx, id)
  if (!round) {
    await ctx.db.request.updateMany({ where: { id, status: 'assessed' }, data: { holderRole: 'coe', holderId: null } })
    return []
  }
  const audit: AuditDraft[] = [{ action: 'request.approval-opened', entity: 'request', entityId: id, facts: { name: `${requestCode(number)} ${title}`, round } }]
  if (round.steps === 0) audit.push(await moveInside(ctx, id, 'approved', { machine: 'round', facts: { round } }))
  return audit
}
