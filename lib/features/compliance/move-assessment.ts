import { command } from '@/lib/server/command'
import { assessmentFor, changeAssessment, namedFacts, requireAction } from './assessment'
import { AssessmentStep, WithdrawAssessment } from './schema'

/** Takes an assessment back before all reviewers have answered; what was handed in stays on record with the answers so far. */
export const takeAssessmentBack = command({
  permission: 'compliance:edit',
  input: AssessmentStep,
  async run(ctx, { id, version }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'takeBack')
    await changeAssessment(ctx, found, version, { status: 'draft', submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'impact.taken-back', entity: 'impact', entityId: id, facts: { ...namedFacts(found), ordinal: found.ordinal } } }
  },
})

/** Writes on after a rejection or a withdrawal. */
export const reopenAssessment = command({
  permission: 'compliance:edit',
  input: AssessmentStep,
  async run(ctx, { id, version }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'reopen')
    await changeAssessment(ctx, found, version, { status: 'draft', submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'impact.reopened', entity: 'impact', entityId: id, facts: { ...namedFacts(found), from: found.status } } }
  },
})

/** Gives an assessment up that was never approved; nothing of it is removed. */
export const withdrawAssessment = command({
  permission: 'compliance:edit',
  input: WithdrawAssessment,
  async run(ctx, { id, version, reason }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'withdraw')
    await changeAssessment(ctx, found, version, { status: 'withdrawn', submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'impact.withdrawn', entity: 'impact', entityId: id, facts: { ...namedFacts(found), reason } } }
  },
})
