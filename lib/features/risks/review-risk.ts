import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { controlsNow } from './controls-now'
import { standingOn, writeAssessment } from './judged'
import { currentMatrix } from './matrix'
import { namesOf, requireOpen, riskOf, todayOf } from './record'
import { ReviewRisk } from './schema'
import { riskFor } from './visible'

/** Looked at, unchanged: the next review is reckoned from today. A proposal wants an answer, not a look. */
export const reviewRisk = command({
  permission: 'risk:edit',
  input: ReviewRisk,
  async run(ctx, { id, version, note }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    if (risk.proposedAt) throw ruleError([{ key: 'risks.answerProposalFirst' }])
    const before = await riskOf(ctx, id)
    const standing = await standingOn(ctx, risk, await currentMatrix(ctx))
    const { changed } = await writeAssessment(ctx, { ...risk, version }, { kind: 'reviewed', ...standing, note, facts: { controls: await controlsNow(ctx, id) } }, await todayOf(ctx))
    if (!changed) throw conflict()
    const after = await riskOf(ctx, id)
    return { result: after, audit: { action: 'risk.reviewed', entity: 'risk', entityId: id, before: { nextReviewOn: before.nextReviewOn }, after: { nextReviewOn: after.nextReviewOn }, facts: { ...namesOf(after), note } } }
  },
})
