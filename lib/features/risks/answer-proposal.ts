import { conflict, ruleError } from '@/lib/core/errors'
import { takeProposal } from '@/lib/core/risks/assessment'
import { command } from '@/lib/server/command'
import { controlsNow } from './controls-now'
import { approverOf, standingOn, writeAssessment } from './judged'
import { currentMatrix } from './matrix'
import { namesOf, requireOpen, riskOf, tell, todayOf } from './record'
import { AnswerProposal } from './schema'
import { riskFor } from './visible'

/** Takes the proposed score as it is, or declines it; either way with a reason that stays on record. */
export const answerProposal = command({
  permission: 'risk:edit',
  input: AnswerProposal,
  async run(ctx, { id, version, answer, note }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    if (risk.proposedLikelihood === null || risk.proposedImpact === null) throw ruleError([{ key: 'risks.noProposal' }])
    const before = await riskOf(ctx, id)
    const now = await currentMatrix(ctx)
    const standing = await standingOn(ctx, risk, now)
    const judged = answer === 'take' ? takeProposal(now.matrix, standing.inherent, { likelihood: risk.proposedLikelihood, impact: risk.proposedImpact }) : standing
    const kind = answer === 'take' ? ('proposal-taken' as const) : ('proposal-declined' as const)
    const proposal = risk.proposalFacts ? (JSON.parse(risk.proposalFacts) as unknown) : undefined
    const { lost, changed } = await writeAssessment(ctx, { ...risk, version }, { kind, ...judged, note, facts: { controls: await controlsNow(ctx, id), proposal } }, await todayOf(ctx))
    if (!changed) throw conflict()
    const after = await riskOf(ctx, id)
    if (lost) await tell(ctx, [after.owner?.id, await approverOf(ctx, id)], 'riskAcceptanceStale', after)
    return { result: after, audit: { action: `risk.${kind}`, entity: 'risk', entityId: id, before, after, facts: { ...namesOf(after), note, proposal } } }
  },
})
