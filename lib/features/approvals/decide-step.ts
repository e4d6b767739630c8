import { conflict, invalid, ruleError, type FieldReasons } from '@/lib/core/errors'
import { afterDecision, decideApprover, type StepStatus } from '@/lib/core/requests/approval-chain'
import { requestCode } from '@/lib/core/requests/statuses'
import { clockOf } from '@/lib/features/requests/clock'
import { deciderFactsOf } from '@/lib/features/requests/deciders'
import { moveInside } from '@/lib/features/requests/move'
import { openStage, showHolder } from '@/lib/features/requests/open-round'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import { stepFactsOf, stepFor } from './record'
import { DecideStep } from './schema'

/**
 * One decision of one approver, in their own name or for somebody who is away. The round is taken first, so that decisions of one
 * round follow each other: the last yes approves the request, the first no rejects it and voids what is left.
 */
export const decideStep = command({
  permission: 'request:decide',
  input: DecideStep,
  async run(ctx, { id, version, outcome, reason, advice }) {
    const seen = await stepFor(ctx, id)
    await ctx.db.approvalRound.updateMany({ where: { id: seen.round.id, status: 'open' }, data: { status: 'open' } })
    const { step, round, request } = await stepFor(ctx, id)
    const { today } = await clockOf(ctx)
    const decision = decideApprover(stepFactsOf(step, round, request), await deciderFactsOf(ctx, request.department?.path ?? null, today))
    if (!decision.ok) throw ruleError(decision.reasons)
    requireWords(outcome, reason, advice)
    const { onBehalfOfId } = decision.value
    const { count } = await ctx.db.approvalStep.updateMany({ where: { id, version, status: 'open' }, data: { status: outcome, version: { increment: 1 } } })
    if (!count) throw conflict()
    await ctx.db.approvalDecision.create({
      data: { stepId: id, roundId: round.id, deciderId: ctx.actor.id, onBehalfOfId, outcome, reason: reason ?? null, advice: advice ?? null, decidedAt: ctx.now },
      select: { id: true },
    })
    const audit: AuditDraft[] = [
      {
        action: 'approval.decided', entity: 'request', entityId: request.id,
        facts: { name: `${requestCode(request.number)} ${request.title}`, stepId: id, round: round.ordinal, role: step.role, stage: step.stage, outcome, onBehalfOfId, reason, advice },
      },
    ]
    const next = afterDecision(round.steps.map((other) => ({ stage: other.stage, status: (other.id === id ? outcome : other.status) as StepStatus })))
    if ('wait' in next) await showHolder(ctx, request.id, round.id)
    else if ('open' in next) await openStage(ctx, round.id, next.open)
    else {
      await ctx.db.approvalStep.updateMany({ where: { roundId: round.id, status: { in: ['waiting', 'open'] } }, data: { status: 'void' } })
      await ctx.db.approvalRound.updateMany({ where: { id: round.id, status: 'open' }, data: { status: next.outcome, endedAt: ctx.now } })
      audit.push(await moveInside(ctx, request.id, next.outcome, { machine: 'round', reason, advice, facts: { round: round.ordinal } }))
    }
    return { result: { id, requestId: request.id, number: request.number, outcome }, audit }
  },
})

/** A no says why and what would help. */
function requireWords(outcome: 'approved' | 'rejected', reason?: string, advice?: string): void {
  if (outcome === 'approved') return
  const fields: FieldReasons = {}
  if (!reason) fields.reason = [{ key: 'approvals.errors.reason' }]
  if (!advice) fields.advice = [{ key: 'approvals.errors.advice' }]
  if (Object.keys(fields).length) throw invalid(fields)
}
