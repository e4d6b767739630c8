import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import { restartRound } from '@/lib/features/requests/restart-round'
import { requestFor } from '@/lib/features/requests/visible'
import { command } from '@/lib/server/command'
import { requireAssessor } from './assessor'
import { inputsOf, resultOf } from './record'
import { writeScore } from './save-assessment'
import { AdoptAssessment } from './schema'

/** From now on this assessment counts instead of another; both stay, with the reason for the choice in the history. */
export const adoptAssessment = command({
  permission: 'request:assess',
  input: AdoptAssessment,
  async run(ctx, { assessmentId, insteadOf, reason }) {
    const chosen = await ctx.db.assessment.findUnique({ where: { id: assessmentId } })
    if (!chosen) throw notFound('assessment')
    const request = await requestFor(ctx, chosen.requestId)
    await requireAssessor(ctx, request)
    if (request.assessmentId === assessmentId) throw ruleError([{ key: 'scoring.countsAlready' }])
    if (request.assessmentId !== insteadOf) throw conflict()
    const before = await ctx.db.assessment.findUniqueOrThrow({ where: { id: insteadOf }, select: { ordinal: true, scoreHundredths: true } })
    await writeScore(ctx, request, chosen.id, resultOf(chosen), inputsOf(chosen).currency)
    const asked = request.status === 'assessed' ? await restartRound(ctx, request) : []
    return {
      result: { number: request.number, scoreHundredths: chosen.scoreHundredths },
      audit: [{
        action: 'assessment.adopted', entity: 'request', entityId: request.id,
        before: { assessment: before.ordinal, score: before.scoreHundredths / 100 }, after: { assessment: chosen.ordinal, score: chosen.scoreHundredths / 100 },
        facts: { name: `${requestCode(request.number)} ${request.title}`, assessmentId, reason },
      }, ...asked],
    }
  },
})
