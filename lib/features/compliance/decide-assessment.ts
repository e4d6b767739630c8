import { localDay } from '@/lib/core/calendar/local-day'
import { impactCode, statusAfter, validUntil, type ReviewOutcome } from '@/lib/core/compliance/impact'
import { notFound, ruleError } from '@/lib/core/errors'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import { assessmentApart } from '@/lib/core/separation'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { assessmentFor, changeAssessment, namedFacts, newestVersion, requireAction } from './assessment'
import { DecideAssessment } from './schema'

const told: Record<ReviewOutcome, NoticeKind> = { approved: 'impactApproved', returned: 'impactReturned', rejected: 'impactRejected' }

/**
 * One reviewer's answer to the version that was handed in. It counts for twelve months once all who were asked approve it; one
 * return makes it a draft again, one rejection ends it. Never by who answers for it or handed it in; an answer stays as given.
 */
export const decideAssessment = command({
  permission: 'compliance:review',
  input: DecideAssessment,
  async run(ctx, { id, version, outcome, comment }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:review')
    requireAction(found, 'decide')
    const handed = await newestVersion(ctx, id)
    if (!handed) throw notFound('impact')
    const apart = assessmentApart({
      deciderId: ctx.actor.id, ownerId: found.ownerId, handedInById: handed.savedById,
      askedIds: found.reviewers.map(({ personId }) => personId), decidedIds: handed.decisions.map(({ deciderId }) => deciderId),
    })
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'impact.refused.person' }])
    if (apart.length) throw ruleError(apart)
    const status = statusAfter(found.reviewers.map(({ personId }) => personId), [...handed.decisions.map(({ deciderId, outcome: said }) => ({ deciderId, outcome: said as ReviewOutcome })), { deciderId: ctx.actor.id, outcome }])
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const until = status === 'approved' ? validUntil(localDay(ctx.now.getTime(), timeZone)) : null
    // First the assessment: of two who decide at once the second is refused before it writes.
    await changeAssessment(ctx, found, version, { status, ...(status === 'approved' && { approvedAt: ctx.now, validUntil: until }) })
    const decision = await ctx.db.impactDecision.create({ data: { versionId: handed.id, outcome, comment: comment ?? null, deciderId: ctx.actor.id, decidedAt: ctx.now }, select: { id: true } })
    const readers = [...new Set([found.ownerId, handed.savedById])].filter((personId) => personId !== ctx.actor.id)
    if (status !== 'submitted') {
      await notify(ctx, readers.map((personId) => ({ personId, kind: told[outcome], params: { code: impactCode(found.number), title: found.title, by: ctx.actor.name, comment: comment ?? '–', ...(until && { until: { day: until } }) }, href: `/compliance/assessments/${found.number}` })))
    }
    return {
      result: { id, number: found.number, decisionId: decision.id, outcome, status },
      audit: { action: `impact.${outcome}`, entity: 'impact', entityId: id, facts: { ...namedFacts(found), ordinal: handed.ordinal, digest: handed.digest, comment: comment ?? null, status, validUntil: until } },
    }
  },
})
