import type { Day } from '@/lib/core/calendar/local-day'
import { ruleError } from '@/lib/core/errors'
import { acceptanceState, type AcceptanceState } from '@/lib/core/risks/acceptance'
import { judge, type AssessmentKind, type Judgement } from '@/lib/core/risks/assessment'
import { placeOn, rescaled, type Band, type Judged, type Matrix } from '@/lib/core/risks/matrix'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { currentMatrix, matrixOf } from './matrix'
import { nextReview } from './record'

type MatrixNow = { ordinal: number; matrix: Matrix }

export interface StandingRisk {
  id: string
  matrixOrdinal: number
  inherentLikelihood: number
  inherentImpact: number
  residualLikelihood: number
  residualImpact: number
  residualScore: number
  reviewEveryDays: number
  version: number
}

/** Steps of the matrix version that a judgement was made on. */
async function sizeOf(ctx: Ctx, ordinal: number, now: MatrixNow): Promise<number> {
  if (ordinal === now.ordinal) return now.matrix.size
  const row = await ctx.db.riskMatrix.findUnique({ where: { ordinal }, select: { body: true } })
  return row ? matrixOf(row.body).size : now.matrix.size
}

/** What stands, on the matrix that counts now. */
export async function standingOn(ctx: Ctx, risk: StandingRisk, now: MatrixNow): Promise<{ inherent: Judged; residual: Judged }> {
  const size = await sizeOf(ctx, risk.matrixOrdinal, now)
  return {
    inherent: rescaled(size, now.matrix.size, { likelihood: risk.inherentLikelihood, impact: risk.inherentImpact }),
    residual: rescaled(size, now.matrix.size, { likelihood: risk.residualLikelihood, impact: risk.residualImpact }),
  }
}

/** The newest acceptance against a residual score; what was accepted is placed on the matrix that counts now. */
export async function acceptanceNow(ctx: Ctx, riskId: string, residualScore: number, now: MatrixNow, today: Day): Promise<{ state: AcceptanceState; until: Day | null }> {
  const newest = await ctx.db.riskAcceptance.findFirst({ where: { riskId }, orderBy: { ordinal: 'desc' }, select: { kind: true, band: true, score: true, expiresOn: true, assessmentId: true } })
  if (!newest || newest.kind === 'withdrawn') return { state: 'none', until: null }
  const on = await ctx.db.riskAssessment.findUnique({ where: { id: newest.assessmentId }, select: { matrixOrdinal: true, residualLikelihood: true, residualImpact: true } })
  const place = on && placeOn(now.matrix, rescaled(await sizeOf(ctx, on.matrixOrdinal, now), now.matrix.size, { likelihood: on.residualLikelihood, impact: on.residualImpact }))
  const accepted = place?.ok ? place.value : { score: newest.score, band: newest.band as Band }
  return { state: acceptanceState({ kind: 'accepted', accepted, band: newest.band as Band, expiresOn: newest.expiresOn }, residualScore, today), until: newest.expiresOn }
}

interface Entry {
  kind: AssessmentKind
  inherent: Judged
  residual: Judged
  note?: string | null
  facts?: unknown
}

/** Score and band of both sides on the matrix that counts; refuses with `rule` outside of it and for a residual above the inherent risk. */
export function judgedOn(matrix: Matrix, inherent: Judged, residual: Judged): Judgement {
  const decision = judge(matrix, inherent, residual)
  if (!decision.ok) throw ruleError(decision.reasons)
  return decision.value
}

export const placeColumns = ({ inherent, residual }: Judgement) => ({
  inherentLikelihood: inherent.likelihood, inherentImpact: inherent.impact, inherentScore: inherent.score, inherentBand: inherent.band,
  residualLikelihood: residual.likelihood, residualImpact: residual.impact, residualScore: residual.score, residualBand: residual.band,
})

/**
 * Appends one judgement and brings the risk up to it: the next review is reckoned from today, a proposal is answered, an
 * acceptance of less is stale. The same judgement on a new matrix (`matrix`) leaves review and proposal alone.
 * @returns whether a valid acceptance was lost, and how many rows changed: 0 when somebody was faster
 */
export async function writeAssessment(ctx: Ctx, risk: StandingRisk & { acceptance: string }, entry: Entry, today: Day): Promise<{ judgement: Judgement; lost: boolean; changed: number; assessmentId: string }> {
  const now = await currentMatrix(ctx)
  const judgement = judgedOn(now.matrix, entry.inherent, entry.residual)
  const last = await ctx.db.riskAssessment.findFirst({ where: { riskId: risk.id }, orderBy: { ordinal: 'desc' }, select: { ordinal: true } })
  const { id: assessmentId } = await ctx.db.riskAssessment.create({
    data: {
      riskId: risk.id, ordinal: (last?.ordinal ?? 0) + 1, kind: entry.kind, matrixOrdinal: now.ordinal, ...placeColumns(judgement),
      note: entry.note ?? null, facts: canonicalJson(entry.facts ?? {}), byId: ctx.actor.kind === 'person' ? ctx.actor.id : null, at: ctx.now,
    },
    select: { id: true },
  })
  const acceptance = await acceptanceNow(ctx, risk.id, judgement.residual.score, now, today)
  const { count } = await ctx.db.risk.updateMany({
    where: { id: risk.id, version: risk.version },
    data: {
      matrixOrdinal: now.ordinal, ...placeColumns(judgement), previousScore: risk.residualScore, acceptance: acceptance.state, acceptedUntil: acceptance.until,
      ...(entry.kind !== 'matrix' && { assessedAt: ctx.now, proposedLikelihood: null, proposedImpact: null, proposalFacts: null, proposedAt: null, ...nextReview(today, risk.reviewEveryDays) }),
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
  })
  return { judgement, lost: risk.acceptance === 'valid' && acceptance.state === 'stale', changed: count, assessmentId }
}

/** Whoever accepted a risk hears that it no longer holds. */
export async function approverOf(ctx: Ctx, riskId: string): Promise<string | null> {
  const newest = await ctx.db.riskAcceptance.findFirst({ where: { riskId, kind: 'accepted' }, orderBy: { ordinal: 'desc' }, select: { approverId: true } })
  return newest?.approverId ?? null
}
