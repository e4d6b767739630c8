import { statusAfter } from '@/lib/core/cases/statuses'
import { notFound, ruleError } from '@/lib/core/errors'
import { caseDecidingApart } from '@/lib/core/separation'
import { command } from '@/lib/server/command'
import { changeCase, namedFacts, ownedBefore, requireStep } from './record'
import { DecideCase } from './schema'
import { tellOfDecision } from './tell'
import { caseFor } from './visible'

/**
 * Finance answers the version that was handed in: approved (from now on it counts as plan), rejected, or returned to be
 * written on. Never by who owns the case or handed it in; the answer stays as it is given.
 */
export const decideCase = command({
  permission: 'case:decide',
  input: DecideCase,
  async run(ctx, { id, version, outcome, comment }) {
    const found = await caseFor(ctx, { id })
    await requireStep(ctx, found, 'decide')
    const handed = await ctx.db.businessCaseVersion.findUnique({ where: { caseId_ordinal: { caseId: id, ordinal: found.ordinal } }, select: { id: true, ordinal: true, digest: true, savedById: true } })
    if (!handed) throw notFound('case')
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'cases.refused.personDecides' }])
    const apart = caseDecidingApart({ deciderId: ctx.actor.id, ownerId: found.ownerId, handedInById: handed.savedById, ownedBefore: await ownedBefore(ctx, id) })
    if (apart.length) throw ruleError(apart)
    // First the case: of two who decide at once the second is refused before it writes.
    await changeCase(ctx, found, version, { status: statusAfter[outcome], submittedAt: null })
    const decision = await ctx.db.businessCaseDecision.create({
      data: { versionId: handed.id, outcome, comment: comment ?? null, deciderId: ctx.actor.id, decidedAt: ctx.now },
      select: { id: true },
    })
    await tellOfDecision(ctx, found, outcome, comment ?? null, handed.savedById)
    return {
      result: { id, number: found.number, decisionId: decision.id, outcome },
      audit: { action: `case.${outcome}`, entity: 'case', entityId: id, facts: { ...namedFacts(found), ordinal: handed.ordinal, digest: handed.digest, comment: comment ?? null, decisionId: decision.id } },
    }
  },
})
