import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { acceptanceNow, standingOn, writeAssessment } from './judged'
import { currentMatrix } from './matrix'
import { namesOf, personId, requireOpen, riskOf, todayOf } from './record'
import { CloseRisk, ReopenRisk } from './schema'
import { riskFor } from './visible'

/** It can no longer happen, or is another risk: closed with the reason; everything that was written stays. */
export const closeRisk = command({
  permission: 'risk:edit',
  input: CloseRisk,
  async run(ctx, { id, version, reason }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    if (risk.proposedAt) throw ruleError([{ key: 'risks.closeProposed' }])
    const before = await riskOf(ctx, id)
    const { count } = await ctx.db.risk.updateMany({
      where: { id, version, status: 'open' },
      data: { status: 'closed', closedAt: ctx.now, closedById: personId(ctx), closeReason: reason, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await riskOf(ctx, id)
    return { result: after, audit: { action: 'risk.closed', entity: 'risk', entityId: id, before, after, facts: { ...namesOf(after), reason } } }
  },
})

/** Open again and to be reviewed today, judged on the matrix that counts now. */
export const reopenRisk = command({
  permission: 'risk:edit',
  input: ReopenRisk,
  async run(ctx, { id, version, reason }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    if (risk.status !== 'closed') throw ruleError([{ key: 'risks.isOpen' }])
    const before = await riskOf(ctx, id)
    const today = await todayOf(ctx)
    const now = await currentMatrix(ctx)
    const acceptance = await acceptanceNow(ctx, id, risk.residualScore, now, today)
    const { count } = await ctx.db.risk.updateMany({
      where: { id, version, status: 'closed' },
      data: {
        status: 'open', closedAt: null, closedById: null, closeReason: null, nextReviewOn: today, reminders: 0, remindedAt: null, escalatedAt: null,
        acceptance: acceptance.state, acceptedUntil: acceptance.until, updatedAt: ctx.now, version: { increment: 1 },
      },
    })
    if (!count) throw conflict()
    if (risk.matrixOrdinal !== now.ordinal) {
      const standing = await standingOn(ctx, risk, now)
      await writeAssessment(ctx, { ...risk, version: version + 1 }, { kind: 'matrix', ...standing }, today)
    }
    const after = await riskOf(ctx, id)
    return { result: after, audit: { action: 'risk.reopened', entity: 'risk', entityId: id, before, after, facts: { ...namesOf(after), reason } } }
  },
})
