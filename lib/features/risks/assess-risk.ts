import { conflict, invalid } from '@/lib/core/errors'
import { scoreOf } from '@/lib/core/risks/matrix'
import { command } from '@/lib/server/command'
import { controlsNow } from './controls-now'
import { approverOf, judgedOn, writeAssessment } from './judged'
import { currentMatrix } from './matrix'
import { namesOf, requireOpen, riskOf, tell, todayOf } from './record'
import { AssessRisk } from './schema'
import { riskFor } from './visible'

/**
 * A new judgement before and after controls. It answers a proposal that waits: taken when the risk is now judged at least as
 * large as proposed, else declined, which wants a reason.
 */
export const assessRisk = command({
  permission: 'risk:edit',
  input: AssessRisk,
  async run(ctx, { id, version, note, ...judged }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    const { matrix } = await currentMatrix(ctx)
    const inherent = { likelihood: judged.inherentLikelihood, impact: judged.inherentImpact }
    const residual = { likelihood: judged.residualLikelihood, impact: judged.residualImpact }
    const { residual: place } = judgedOn(matrix, inherent, residual)
    const proposed = risk.proposedLikelihood !== null && risk.proposedImpact !== null ? scoreOf(matrix, { likelihood: risk.proposedLikelihood, impact: risk.proposedImpact }) : null
    const kind = proposed === null ? 'reassessed' : place.score >= proposed ? 'proposal-taken' : 'proposal-declined'
    if (kind === 'proposal-declined' && !note) throw invalid({ note: [{ key: 'risks.declineNeedsReason' }] })
    const before = await riskOf(ctx, id)
    const today = await todayOf(ctx)
    const proposal = risk.proposalFacts ? (JSON.parse(risk.proposalFacts) as unknown) : undefined
    const { lost, changed } = await writeAssessment(ctx, { ...risk, version }, { kind, inherent, residual, note, facts: { controls: await controlsNow(ctx, id), proposal } }, today)
    if (!changed) throw conflict()
    const after = await riskOf(ctx, id)
    if (lost) await tell(ctx, [after.owner?.id, await approverOf(ctx, id)], 'riskAcceptanceStale', after)
    const action = kind === 'reassessed' ? 'risk.assessed' : `risk.${kind}`
    return { result: after, audit: { action, entity: 'risk', entityId: id, before, after, facts: { ...namesOf(after), note, proposal, acceptanceStale: lost } } }
  },
})
