import { type Decision } from '@/lib/core/result'
import { planRound, type PlannedStep } from '@/lib/core/requests/approval-chain'
import { rulesFor } from '@/lib/core/requests/approval-policy'
import { standInFor } from '@/lib/core/requests/delegation'
import { requestCode, type RequestType } from '@/lib/core/requests/statuses'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { clockOf } from './clock'
import { absencesOn, decidersOf } from './deciders'
import { limitUnits, policyForRound, policyNow } from './policy'
import { holdersOf, keepersFor } from './tell-of-step'
import { assessedBy, whoAssessed } from './who-assessed'

const owned = { select: { owner: { select: { id: true, active: true } } } } as const
const decided = {
  id: true, number: true, title: true, type: true, submitterId: true, ...assessedBy, scoreHundredths: true, benefitMinor: true, buildCostMinor: true,
  currency: true, buildTenthDays: true, complexity: true, riskScore: true, hoursPerYearTenths: true,
  department: { select: { path: true } },
  process: owned,
  automation: { select: { process: owned } },
} satisfies Prisma.RequestSelect
type Decided = Awaited<ReturnType<typeof loadDecided>>

async function loadDecided(ctx: Ctx, id: string) {
  const { assessments, ...request } = await ctx.db.request.findUniqueOrThrow({ where: { id }, select: decided })
  return { ...request, assessorId: whoAssessed({ ...request, assessments }) }
}

/** The steps that approval of a request would take now, or why nobody could decide them. */
export async function plannedRound(ctx: Ctx, requestId: string): Promise<Decision<PlannedStep[]>> {
  const { currency } = await clockOf(ctx)
  return plan(ctx, await loadDecided(ctx, requestId), (await policyNow(ctx)).policy, currency)
}

const plan = async (ctx: Ctx, request: Decided, policy: Awaited<ReturnType<typeof policyNow>>['policy'], currency: string) =>
  planRound(rulesFor(policy, { type: request.type as RequestType, costMinor: request.buildCostMinor, currency: request.currency }, limitUnits(currency)), await decidersOf(ctx, request))

/**
 * Opens the approval of an assessed request inside the caller's transaction: the facts are frozen, the first stage is asked.
 * Where nobody could decide, no round is opened and those who keep the register are told.
 * @returns the round, or null; `steps` 0: the policy asks for no approval, and the round is approved as it stands
 */
export async function openRoundInside(ctx: Ctx, requestId: string): Promise<{ roundId: string; ordinal: number; steps: number; policy: number } | null> {
  const request = await loadDecided(ctx, requestId)
  const { currency } = await clockOf(ctx)
  const { id: policyId, ordinal: policyOrdinal, policy } = await policyForRound(ctx)
  const planned = await plan(ctx, request, policy, currency)
  if (!planned.ok) {
    const params = { code: requestCode(request.number), title: request.title }
    await notify(ctx, (await keepersFor(ctx, request)).map(({ id }): NoticeDraft => ({ personId: id, kind: 'approvalNoDecider', params, href: `/requests/${request.number}` })))
    return null
  }
  const steps = planned.value
  const earlier = await ctx.db.approvalRound.findFirst({ where: { requestId }, select: { ordinal: true }, orderBy: { ordinal: 'desc' } })
  const ordinal = 1 + (earlier?.ordinal ?? 0)
  const { id: roundId } = await ctx.db.approvalRound.create({
    data: {
      requestId, ordinal, policyId, openedAt: ctx.now, facts: canonicalJson(frozen(request, policyOrdinal, steps)),
      ...(steps.length === 0 && { status: 'approved', endedAt: ctx.now }),
      steps: { create: steps.map(({ stage, role, personId }, i) => ({ stage, ordinal: i + 1, role, personId })) },
    },
    select: { id: true },
  })
  if (steps.length) await openStage(ctx, roundId, Math.min(...steps.map(({ stage }) => stage)))
  return { roundId, ordinal, steps: steps.length, policy: policyOrdinal }
}

const frozen = ({ id: _, department: _department, process: _process, automation: _automation, ...facts }: Decided, policyOrdinal: number, steps: readonly PlannedStep[]) => ({
  ...facts,
  policyOrdinal,
  days: steps.map(({ days }) => days),
  insteadOf: steps.map(({ insteadOf }) => insteadOf ?? null),
})

/** Asks everybody of a stage at once, and shows on the request who is asked until when. */
export async function openStage(ctx: Ctx, roundId: string, stage: number): Promise<void> {
  const round = await ctx.db.approvalRound.findUniqueOrThrow({
    where: { id: roundId },
    select: { requestId: true, facts: true, steps: { where: { stage, status: 'waiting' }, select: { id: true, ordinal: true, role: true, personId: true }, orderBy: { ordinal: 'asc' } } },
  })
  const request = await loadDecided(ctx, round.requestId)
  const { dueAfter } = await clockOf(ctx)
  const { days } = JSON.parse(round.facts) as { days: number[] }
  for (const { id, ordinal } of round.steps) {
    await ctx.db.approvalStep.updateMany({ where: { id, status: 'waiting' }, data: { status: 'open', openedAt: ctx.now, dueOn: dueAfter(days[ordinal - 1] ?? 5), version: { increment: 1 } } })
  }
  await showHolder(ctx, round.requestId, roundId)
  await askDeciders(ctx, request, round.steps.map((step) => ({ ...step, dueOn: dueAfter(days[step.ordinal - 1] ?? 5) })), 'approvalAsked')
}

/** Whoever has an open step of the round holds the request; its day is the earliest of theirs. */
export async function showHolder(ctx: Ctx, requestId: string, roundId: string): Promise<void> {
  const open = await ctx.db.approvalStep.findMany({ where: { roundId, status: 'open' }, select: { personId: true, dueOn: true }, orderBy: [{ dueOn: 'asc' }, { ordinal: 'asc' }] })
  const only = open.length === 1 ? open[0] : undefined
  await ctx.db.request.updateMany({ where: { id: requestId, status: 'assessed' }, data: { holderRole: 'approvers', holderId: only?.personId ?? null, dueOn: open[0]?.dueOn ?? null } })
}

interface AskedStep {
  id: string
  role: string
  personId: string | null
  dueOn: string | null
}

/** Those who are asked for a step now: the one named, or all who hold the role; for who is away, their stand-in. */
export async function askedFor(ctx: Ctx, request: Pick<Decided, 'submitterId' | 'assessorId' | 'department'>, steps: readonly Pick<AskedStep, 'id' | 'role' | 'personId'>[], decidedIds: readonly string[] = []) {
  const { today } = await clockOf(ctx)
  const absences = await absencesOn(ctx.db, today)
  const centre = steps.filter(({ role }) => role === 'coe').length
  const asked: { stepId: string; personId: string; forId: string | null }[] = []
  for (const { id, role, personId } of steps) {
    const people = personId ? [personId] : (await holdersOf(ctx.db, [role as 'coe'], request.department?.path ?? null)).map((person) => person.id)
    for (const person of people) {
      if (person === request.submitterId || decidedIds.includes(person) || (role === 'coe' && centre < 2 && person === request.assessorId)) continue
      const standIn = standInFor(person, today, absences, [request.submitterId, ...decidedIds])
      asked.push({ stepId: id, personId: standIn ?? person, forId: standIn ? person : null })
    }
  }
  return asked
}

export async function askDeciders(
  ctx: Ctx,
  request: Pick<Decided, 'id' | 'number' | 'title' | 'submitterId' | 'assessorId' | 'department'>,
  steps: readonly AskedStep[],
  kind: 'approvalAsked' | 'approvalDue',
  extra: { days?: number; key?: string; decidedIds?: readonly string[] } = {},
): Promise<number> {
  const asked = await askedFor(ctx, request, steps, extra.decidedIds)
  const names = new Map((await ctx.db.person.findMany({ where: { id: { in: asked.flatMap(({ forId }) => forId ?? []) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const dueOf = new Map(steps.map(({ id, dueOn }) => [id, dueOn]))
  return notify(
    ctx,
    asked
      .filter(({ personId }) => personId !== ctx.actor.id || kind === 'approvalDue')
      .map(({ stepId, personId, forId }): NoticeDraft => {
        const due = dueOf.get(stepId)
        return {
          personId,
          kind: kind === 'approvalAsked' && forId ? 'approvalAskedFor' : kind,
          params: { code: requestCode(request.number), title: request.title, for: (forId && names.get(forId)) || '–', due: due ? { day: due } : '–', days: extra.days ?? 0 },
          href: `/approvals/${stepId}`,
          dedupeKey: `approval/${stepId}/${extra.key ?? 'asked'}/${personId}`,
        }
      }),
  )
}
