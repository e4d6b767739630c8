import { impactCode, ImpactAnswers, missingAnswers, type ImpactKind } from '@/lib/core/compliance/impact'
import { readRecord } from '@/lib/core/compliance/record'
import { invalid, ruleError } from '@/lib/core/errors'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { assessmentFor, changeAssessment, digestOf, handedInText, namedFacts, requireAction } from './assessment'
import { reviewersFor } from './reviewers'
import { HandInAssessment } from './schema'

/**
 * Hands the answers in to the reviewers asked: they are frozen under a digest with the record of processing that they were given
 * on. Refused while the laws' questions are open, and for reviewers who would answer for themselves.
 */
export const handInAssessment = command({
  permission: 'compliance:edit',
  input: HandInAssessment,
  async run(ctx, { id, version, reviewerIds }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'handIn')
    const answers = ImpactAnswers.parse(JSON.parse(found.body))
    const open = missingAnswers(answers, found.kind as ImpactKind)
    if (open.length) throw ruleError([{ key: 'impact.refused.open', params: { count: open.length } }, ...open.map(({ key, params }) => ({ key, ...(params && { params }) }))])
    const asked = [...new Set(reviewerIds)]
    if (asked.includes(found.ownerId)) throw invalid({ reviewerIds: [{ key: 'impact.apart.owner' }] })
    if (asked.includes(ctx.actor.id)) throw invalid({ reviewerIds: [{ key: 'impact.apart.handedIn' }] })
    const known = new Set((await reviewersFor(ctx, found.process.department?.path ?? null)).map((person) => person.id))
    if (asked.some((personId) => !known.has(personId))) throw invalid({ reviewerIds: [{ key: 'impact.refused.noReviewer' }] })
    const record = await ctx.db.complianceRecord.findUnique({ where: { processId: found.processId }, select: { body: true } })
    if (!record) throw ruleError([{ key: 'impact.refused.noRecord' }])
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'impact.refused.person' }])
    const ordinal = found.ordinal + 1
    const body = handedInText(answers, readRecord(record.body))
    const digest = digestOf(body)
    await changeAssessment(ctx, found, version, { status: 'submitted', ordinal, submittedAt: ctx.now, approvedAt: null, validUntil: null, remindedAt: null })
    await ctx.db.impactAssessmentVersion.create({ data: { assessmentId: id, ordinal, body, digest, savedById: ctx.actor.id, savedAt: ctx.now }, select: { id: true } })
    await ctx.db.impactReviewer.deleteMany({ where: { assessmentId: id } })
    await ctx.db.impactReviewer.createMany({ data: asked.map((personId) => ({ assessmentId: id, personId, askedAt: ctx.now })) })
    await notify(ctx, asked.map((personId) => ({ personId, kind: 'impactAsked', params: { code: impactCode(found.number), title: found.title, by: ctx.actor.name }, href: `/compliance/assessments/${found.number}` })))
    return {
      result: { id, number: found.number, ordinal, digest },
      audit: { action: 'impact.handed-in', entity: 'impact', entityId: id, facts: { ...namedFacts(found), ordinal, digest, reviewerIds: asked } },
    }
  },
})
