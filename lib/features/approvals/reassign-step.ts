import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { decidingApart } from '@/lib/core/separation'
import { requestCode } from '@/lib/core/requests/statuses'
import { approverRoles, type ApproverRole } from '@/lib/core/requests/approval-policy'
import { clockOf } from '@/lib/features/requests/clock'
import { askDeciders, showHolder } from '@/lib/features/requests/open-round'
import { holdersOf } from '@/lib/features/requests/tell-of-step'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { stepFactsOf, stepFor } from './record'
import { ReassignStep } from './schema'

/** Gives an open step to somebody else who holds a deciding role, when the one who was asked cannot decide; never to the requester, nor to oneself. */
export const reassignStep = command({
  permission: 'request:edit',
  input: ReassignStep,
  async run(ctx, { id, version, personId }) {
    const { step, round, request } = await stepFor(ctx, id)
    const path = request.department?.path ?? null
    requireFor(ctx, 'request:edit', path)
    if (step.status !== 'open' || round.status !== 'open') throw ruleError([{ key: 'approvals.stepState.void' }])
    if (personId === ctx.actor.id) throw invalid({ personId: [{ key: 'approvals.errors.notYourself' }] })
    const people = await holdersOf(ctx.db, step.role === 'process-owner' ? [...approverRoles] : [step.role as ApproverRole, 'steering'], path)
    if (!people.some((person) => person.id === personId)) throw invalid({ personId: [{ key: 'approvals.errors.cannotDecide' }] })
    const reasons = decidingApart({ ...stepFactsOf(step, round, request), deciderId: personId, onBehalfOfId: null })
    if (reasons.length) throw invalid({ personId: reasons })
    const { dueAfter } = await clockOf(ctx)
    const dueOn = dueAfter(2)
    const { count } = await ctx.db.approvalStep.updateMany({
      where: { id, version, status: 'open' },
      data: { personId, dueOn, reminders: 0, remindedAt: null, escalatedAt: null, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    await showHolder(ctx, request.id, round.id)
    await askDeciders(ctx, request, [{ id, role: step.role, personId, dueOn }], 'approvalAsked', { key: `given-${step.version}` })
    return {
      result: { id, requestId: request.id, number: request.number },
      audit: { action: 'approval.reassigned', entity: 'request', entityId: request.id, facts: { name: `${requestCode(request.number)} ${request.title}`, stepId: id, role: step.role, before: step.personId, personId } },
    }
  },
})
