import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { rescaled } from '@/lib/core/risks/matrix'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { approverOf, standingOn, writeAssessment } from './judged'
import { currentMatrix, digestOf, matrixOf } from './matrix'
import { namesOf, personId, riskOf, tell, todayOf } from './record'
import { PublishMatrix } from './schema-matrix'

/**
 * Makes the draft the matrix that counts: every open risk gets the same judgement on it, as an assessment of its own, and an
 * acceptance that it puts into a higher band is stale. What was judged and decided before keeps its own matrix.
 */
export const publishMatrix = command({
  permission: 'risk-matrix:edit',
  input: PublishMatrix,
  async run(ctx, { version, reason }) {
    const draft = await ctx.db.riskMatrixDraft.findFirst()
    if (!draft) throw notFound('draft')
    const before = await currentMatrix(ctx)
    if (draft.version !== version || draft.baseOrdinal !== before.ordinal) throw conflict('riskMatrix.changed')
    const digest = digestOf(draft.body)
    const newest = await ctx.db.riskMatrix.findFirst({ orderBy: { ordinal: 'desc' }, select: { digest: true } })
    if (newest?.digest === digest) throw ruleError([{ key: 'riskMatrix.unchanged' }])
    const ordinal = before.ordinal + 1
    const created = await ctx.db.riskMatrix.create({ data: { ordinal, body: draft.body, digest, reason, authorId: personId(ctx), publishedAt: ctx.now }, select: { id: true } }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict('riskMatrix.changed') : error
    })
    await ctx.db.riskMatrixDraft.delete({ where: { id: draft.id } })
    const matrix = matrixOf(draft.body)
    const today = await todayOf(ctx)
    const risks = await ctx.db.risk.findMany({ where: { status: 'open' }, orderBy: { number: 'asc' } })
    const audit: AuditDraft[] = [{ action: 'risk-matrix.published', entity: 'risk-matrix', entityId: created.id, before: before.matrix, after: matrix, facts: { name: String(ordinal), ordinal, reason, risks: risks.length } }]
    for (const risk of risks) {
      const standing = await standingOn(ctx, risk, { ordinal, matrix })
      const { judgement, lost, changed } = await writeAssessment(ctx, risk, { kind: 'matrix', ...standing, note: reason, facts: { from: { ordinal: risk.matrixOrdinal, score: risk.residualScore, band: risk.residualBand } } }, today)
      if (!changed) throw conflict()
      if (risk.proposedLikelihood !== null && risk.proposedImpact !== null) {
        const proposed = rescaled(before.matrix.size, matrix.size, { likelihood: risk.proposedLikelihood, impact: risk.proposedImpact })
        await ctx.db.risk.update({ where: { id: risk.id }, data: { proposedLikelihood: proposed.likelihood, proposedImpact: proposed.impact }, select: { id: true } })
      }
      if (lost) await tell(ctx, [risk.ownerId, await approverOf(ctx, risk.id)], 'riskAcceptanceStale', risk)
      if (judgement.residual.band !== risk.residualBand) {
        const after = await riskOf(ctx, risk.id)
        audit.push({ action: 'risk.rescored', entity: 'risk', entityId: risk.id, before: { residualScore: risk.residualScore, residualBand: risk.residualBand }, after: { residualScore: after.residualScore, residualBand: after.residualBand }, facts: { ...namesOf(risk), ordinal, acceptanceStale: lost } })
      }
    }
    return { result: { ordinal, risks: risks.length }, audit }
  },
})
