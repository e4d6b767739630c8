import type { ProposalFacts } from '@/lib/core/risks/proposal'
import type { AuditDraft } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { localDay } from '@/lib/core/calendar/local-day'
import { isRaise } from '@/lib/core/risks/assessment'
import { placeOn, scoreOf } from '@/lib/core/risks/matrix'
import { riskCode } from '@/lib/core/risks/statement'
import { ruleError } from '@/lib/core/errors'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { canonicalJson } from '@/lib/server/canonical'
import { settingsOf } from '@/lib/server/settings'
import { currentMatrix } from './matrix'

interface Raise {
  riskId: string
  /** After controls */
  likelihood: number
  impact: number
  facts: ProposalFacts
}

/**
 * Inside the caller's transaction: something measured says that an open risk came nearer. A higher score stays as a proposal until
 * somebody assesses the risk again; in any case its review falls due today, a valid acceptance becomes stale, and owner, deputy
 * and approver are told. The same occasion a second time, and a closed risk, change nothing.
 * @returns what the audit trail will hold
 */
export async function proposeRaise(ctx: Ctx, { riskId, likelihood, impact, facts }: Raise): Promise<AuditDraft[]> {
  const risk = await ctx.db.risk.findUnique({ where: { id: riskId } })
  if (!risk || risk.status !== 'open') return []
  const known = risk.proposalFacts ? (JSON.parse(risk.proposalFacts) as ProposalFacts) : null
  if (known?.occasion === facts.occasion) return []
  const { matrix } = await currentMatrix(ctx)
  const place = placeOn(matrix, { likelihood, impact })
  if (!place.ok) throw ruleError(place.reasons)
  const standing = { likelihood: risk.residualLikelihood, impact: risk.residualImpact }
  const waiting = risk.proposedLikelihood !== null && risk.proposedImpact !== null ? scoreOf(matrix, { likelihood: risk.proposedLikelihood, impact: risk.proposedImpact }) : null
  const raises = isRaise(matrix, standing, place.value) && (waiting === null || place.value.score > waiting)
  const today = localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)
  const losesAcceptance = risk.acceptance === 'valid' && isRaise(matrix, standing, place.value)
  await ctx.db.risk.update({
    where: { id: riskId },
    data: {
      ...(raises && { proposedLikelihood: likelihood, proposedImpact: impact, proposalFacts: canonicalJson(facts), proposedAt: ctx.now }),
      ...(risk.nextReviewOn > today && { nextReviewOn: today, reminders: 0, remindedAt: null, escalatedAt: null }),
      ...(losesAcceptance && { acceptance: 'stale' }),
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
    select: { id: true },
  })
  const approver = losesAcceptance ? await ctx.db.riskAcceptance.findFirst({ where: { riskId }, orderBy: { ordinal: 'desc' }, select: { approverId: true } }) : null
  const about = { code: riskCode(risk.number), title: { en: risk.title, 'zh-CN': risk.titleZh || risk.title } }
  const href = `/risks/${risk.number}`
  const told = (ids: (string | null | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))].filter((id) => id !== ctx.actor.id)
  const people = told([risk.ownerId, risk.deputyId])
  await notify(ctx, [
    ...people.map((personId): NoticeDraft => ({ personId, kind: raises ? 'riskRaiseProposed' : 'riskReviewAsked', params: { ...about, score: place.value.score, before: risk.residualScore }, href })),
    ...told([approver?.approverId]).map((personId): NoticeDraft => ({ personId, kind: 'riskAcceptanceStale', params: about, href })),
  ])
  return [
    {
      action: raises ? 'risk.raise-proposed' : 'risk.review-asked',
      entity: 'risk',
      entityId: riskId,
      facts: { name: riskCode(risk.number), likelihood, impact, score: place.value.score, before: risk.residualScore, on: facts, acceptanceStale: losesAcceptance },
    },
  ]
}
