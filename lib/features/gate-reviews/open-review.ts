import { conflict, ruleError, type Reason } from '@/lib/core/errors'
import type { Readiness } from '@/lib/core/gates/readiness'
import type { ReviewRules } from '@/lib/core/gates/review'
import { quorumWithinReach } from '@/lib/core/gates/review-count'
import { bothNames } from '@/lib/core/notices/notice'
import { runChecksBeforeGate } from '@/lib/features/autochecks/run-checks-for'
import { readinessOf } from '@/lib/features/gates/queries'
import { notify } from '@/lib/features/notices/notify'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { evidenceDigest, evidenceHashOf, textDigest } from './digest'
import { electorateNow, type ElectorateNow } from './electorate'
import { PhaseOfReview } from './schema'

/** Why no review of this phase can be opened; empty: one can. */
export function openingReasons(readiness: Pick<Readiness, 'phase' | 'gateVersion' | 'readings'>, electorate: Pick<ElectorateNow, 'members' | 'quorumBp'>, openReviewId: string | null): Reason[] {
  if (openReviewId) return [{ key: 'gateReviews.errors.alreadyOpen' }]
  if (readiness.phase.status !== 'active') return [{ key: `gateReviews.errors.phase-${readiness.phase.status}` }]
  if (!readiness.gateVersion || readiness.readings.length === 0) return [{ key: 'gateReviews.errors.noGate' }]
  if (electorate.members.length === 0) return [{ key: 'gateReviews.errors.noMembers' }]
  return quorumWithinReach(electorate.members, electorate.quorumBp) ? [] : [{ key: 'gateReviews.errors.quorumOutOfReach' }]
}

/**
 * Runs the automatic checks of the phase, then reads the gate once and freezes what every criterion says, with its sample,
 * window and version, beside the members and the rules of the vote; each reading has its own digest and one hash covers all of
 * them. One review of a phase is open at a time.
 */
export const openReview = command({
  permission: 'gate:open-review',
  input: PhaseOfReview,
  async prepare(ctx, { phaseId }) {
    await runChecksBeforeGate(ctx, phaseId)
    return readinessOf(ctx, { phaseId })
  },
  async run(ctx, { phaseId }, readiness) {
    // One reading of all earlier reviews: two people who open at once take the same ordinal, and the second is refused.
    const earlier = await ctx.db.gateReview.findMany({ where: { phaseId }, select: { id: true, ordinal: true, status: true } })
    const phase = await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { status: true } })
    const electorate = await electorateNow(ctx, phaseId)
    const reasons = openingReasons(readiness, electorate, earlier.find(({ status }) => status === 'open')?.id ?? null)
    if (reasons.length) throw ruleError(reasons)
    if (phase?.status !== readiness.phase.status || !(await isNewest(ctx, readiness))) throw conflict()
    const evidence = readiness.readings.map((reading, index) => {
      const { criterionId, state, mandatory } = reading
      return { ordinal: index + 1, criterionId, state, mandatory, data: canonicalJson(reading) }
    })
    const rules = await rulesNow(ctx, readiness, electorate, evidence.map((row) => ({ criterionId: row.criterionId, sha256: evidenceDigest(row) })))
    const row = {
      phaseId,
      ordinal: 1 + Math.max(0, ...earlier.map(({ ordinal }) => ordinal)),
      gateVersionId: rules.gate.id,
      openedById: ctx.actor.id,
      openedAt: ctx.now,
      closesAt: electorate.closesAt,
      rules: canonicalJson(rules),
    }
    const evidenceHash = evidenceHashOf(row)
    const { id } = await ctx.db.gateReview.create({ data: { ...row, evidenceHash, evidence: { create: evidence } }, select: { id: true } })
    await notify(
      ctx,
      rules.members.map((member) => ({
        personId: member.id,
        kind: 'gateReviewOpened' as const,
        params: { phase: bothNames(rules.phase), closes: { moment: electorate.closesAt.toISOString() } },
        href: `/gates/reviews/${id}`,
      })),
    )
    const { name, nameZh } = rules.phase
    return {
      result: { id },
      audit: {
        action: 'gate-review.opened', entity: 'gateReview', entityId: id,
        facts: { name, nameZh, ordinal: row.ordinal, met: readiness.met, of: readiness.of, mandatoryMissing: readiness.mandatoryMissing, evidenceHash },
      },
    }
  },
})

/** The version that was read is still the one that counts. */
async function isNewest(ctx: Ctx, { phase, gateVersion }: Readiness): Promise<boolean> {
  const { programmeId } = await ctx.db.phase.findUniqueOrThrow({ where: { id: phase.id }, select: { programmeId: true } })
  const newest = await ctx.db.gateVersion.findFirst({ where: { programmeId, phaseKey: phase.key, status: 'published' }, select: { id: true }, orderBy: { ordinal: 'desc' } })
  return newest?.id === gateVersion?.id
}

async function rulesNow(ctx: Ctx, readiness: Readiness, electorate: ElectorateNow, evidence: ReviewRules['evidence']): Promise<ReviewRules> {
  const { id, ordinal, key, name, nameZh } = readiness.phase
  const gate = await ctx.db.gateVersion.findUniqueOrThrow({ where: { id: readiness.gateVersion!.id }, select: { id: true, ordinal: true, criteria: true } })
  const { members, scope, quorumBp, majorityBp, organisation, timeZone, currency, closesAt } = electorate
  return {
    format: 1,
    phase: { id, ordinal, key, name, nameZh },
    gate: { id: gate.id, ordinal: gate.ordinal, criteriaSha256: textDigest(gate.criteria) },
    openedBy: { id: ctx.actor.id, name: ctx.actor.name },
    openedAt: ctx.now.toISOString(),
    closesAt: closesAt.toISOString(),
    organisation,
    timeZone,
    currency,
    quorumBp,
    majorityBp,
    members,
    scope,
    evidence,
  }
}
