import { ruleError } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import { moveInside } from '@/lib/features/requests/move'
import { openRoundInside, plannedRound } from '@/lib/features/requests/open-round'
import { requestFor } from '@/lib/features/requests/visible'
import { movedRequest } from '@/lib/features/requests/workflow-facts'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { OpenApproval } from './schema'

/** Asks for approval by hand where it could not be opened by itself, because nobody could decide when the request was assessed. */
export const openApproval = command({
  permission: 'request:edit',
  input: OpenApproval,
  async run(ctx, { requestId }) {
    const { number, title } = await requestFor(ctx, requestId)
    const request = await movedRequest(ctx, requestId)
    requireFor(ctx, 'request:edit', request.department?.path ?? null)
    if (request.status !== 'assessed') throw ruleError([{ key: 'approvals.errors.notAssessed' }])
    if (request.rounds[0]?.status === 'open') throw ruleError([{ key: 'approvals.errors.alreadyOpen' }])
    const planned = await plannedRound(ctx, requestId)
    if (!planned.ok) throw ruleError(planned.reasons)
    const round = await openRoundInside(ctx, requestId)
    const audit: AuditDraft[] = [{ action: 'request.approval-opened', entity: 'request', entityId: requestId, facts: { name: `${requestCode(number)} ${title}`, round } }]
    if (round?.steps === 0) audit.push(await moveInside(ctx, requestId, 'approved', { machine: 'round', facts: { round } }))
    return { result: { requestId, number }, audit }
  },
})
