import { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { decideApprover, type DeciderFacts, type StepStatus } from '@/lib/core/requests/approval-chain'
import { approverRoles, type ApproverRole } from '@/lib/core/requests/approval-policy'
import { principalsOf } from '@/lib/core/requests/delegation'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'
import { clockOf } from '@/lib/features/requests/clock'
import { absencesOn, deciderFactsOf } from '@/lib/features/requests/deciders'
import { hidesPerson, submitterShown } from '@/lib/features/requests/submitter'
import { requestFor } from '@/lib/features/requests/visible'
import { assessedBy, whoAssessed } from '@/lib/features/requests/who-assessed'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { roundRow, stepFactsOf, stepFor, type RoundRow } from './record'
import { RequestRef, StepRef } from './schema'

/** Facts that a round was opened on, as this reader may see them. */
export interface FrozenFacts {
  type: RequestType
  scoreHundredths: number | null
  benefitMinor: string | null
  buildCostMinor: string | null
  currency: string | null
  buildTenthDays: number | null
  complexity: number | null
  riskScore: number | null
  hoursPerYearTenths: number | null
  policyOrdinal: number
  insteadOf: (ApproverRole | null)[]
}

function factsOf(ctx: Ctx, stored: string, departmentPath: string | null): FrozenFacts {
  // Who asked is on record with the round, and is told by the request alone, which may hide it.
  const { submitterId: _submitter, ...facts } = JSON.parse(stored) as FrozenFacts & { submitterId?: string }
  return canFor(ctx.actor, 'request-money:read', departmentPath) ? facts : { ...facts, benefitMinor: null, buildCostMinor: null }
}

/** The approval of a request: its rounds, the newest first, each with who was asked, who decided when and why, in whose name. */
export const approvalsOf = query({
  permission: 'request:read',
  input: RequestRef,
  async run(ctx, { requestId }) {
    const request = await requestFor(ctx, requestId)
    const { department, ...assessed } = await ctx.db.request.findUniqueOrThrow({ where: { id: requestId }, select: { ...assessedBy, department: { select: { path: true } } } })
    const path = department?.path ?? null
    const asked = { submitterId: request.submitterId, assessorId: whoAssessed(assessed) }
    const rounds = await ctx.db.approvalRound.findMany({ where: { requestId }, select: roundRow, orderBy: { ordinal: 'desc' }, take: 20 })
    const { today } = await clockOf(ctx)
    const decider = await deciderFactsOf(ctx, path, today)
    const names = await namesOf(ctx, rounds)
    return rounds.map((round) => {
      const told = factsOf(ctx, round.facts, path)
      // Whom a stand-in role replaces would tell who filed it.
      const facts = hidesPerson(ctx, request, request.submitterId) ? { ...told, insteadOf: [] } : told
      return {
        id: round.id, ordinal: round.ordinal, status: round.status, openedAt: round.openedAt, endedAt: round.endedAt, policy: round.policy.ordinal, facts,
        steps: round.steps.map((step) => {
          const answer = decideApprover(stepFactsOf(step, round, asked), decider)
          return {
            ...step,
            role: step.role as ApproverRole,
            status: step.status as StepStatus,
            insteadOf: facts.insteadOf[step.ordinal - 1] ?? null,
            overdue: step.status === 'open' && step.dueOn !== null && step.dueOn < today ? daysBetween(step.dueOn, today) : 0,
            onBehalfOf: (step.decision?.onBehalfOfId && names.get(step.decision.onBehalfOfId)) || null,
            /** What this reader could do about it; `asked` false: it is somebody else's */
            mine: can(ctx.actor, 'request:decide') && step.status === 'open' && round.status === 'open' ? mineOf(answer) : null,
          }
        }),
      }
    })
  },
})
export type RoundView = Awaited<ReturnType<typeof approvalsOf>>[number]
export type StepView = RoundView['steps'][number]

const mineOf = (answer: ReturnType<typeof decideApprover>) =>
  answer.ok ? { reasons: [] } : answer.reasons.some(({ key }) => key === 'approvals.notAsked') ? null : { reasons: answer.reasons }

async function namesOf(ctx: Ctx, rounds: readonly RoundRow[]): Promise<Map<string, string>> {
  const ids = rounds.flatMap(({ steps }) => steps.flatMap(({ decision }) => decision?.onBehalfOfId ?? []))
  const people = await ctx.db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

const askedRow = {
  id: true, role: true, personId: true, status: true, dueOn: true, openedAt: true, reminders: true, version: true,
  person: { select: { name: true } },
  round: { select: { ...roundRow, request: { select: { id: true, number: true, title: true, type: true, submitterId: true, anonymous: true, ...assessedBy, scoreHundredths: true, buildCostMinor: true, currency: true, submitter: { select: { id: true, name: true } }, department: { select: { name: true, nameZh: true, path: true } } } } } },
} as const

/** Steps that wait for this reader, the one due first at the top; in their own name or for somebody who is away. */
export async function approvalsAwaiting(ctx: Ctx) {
  if (!can(ctx.actor, 'request:decide')) return []
  const { today } = await clockOf(ctx)
  const absences = await absencesOn(ctx.db, today)
  const people = [ctx.actor.id, ...principalsOf(ctx.actor.id, today, absences)]
  // Of steps for a whole role only those that one of them could take: what waits for others must not fill the page.
  const roles = await rolesHeld(ctx, people)
  const open = await ctx.db.approvalStep.findMany({
    where: { status: 'open', round: { status: 'open' }, OR: [{ personId: { in: people } }, { personId: null, role: { in: roles } }] },
    select: askedRow,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const deciders = new Map<string | null, DeciderFacts>()
  const found = []
  for (const { round, ...step } of open) {
    const { request } = round
    const full = round.steps.find(({ id }) => id === step.id)!
    const path = request.department?.path ?? null
    const decider = deciders.get(path) ?? (await deciderFactsOf(ctx, path, today, absences))
    deciders.set(path, decider)
    const answer = decideApprover(stepFactsOf(full, round, { submitterId: request.submitterId, assessorId: whoAssessed(request) }), decider)
    if (!answer.ok) continue
    const { onBehalfOfId } = answer.value
    found.push({
      id: step.id, role: step.role as ApproverRole, dueOn: step.dueOn, reminders: step.reminders, overdue: step.dueOn && step.dueOn < today ? daysBetween(step.dueOn, today) : 0,
      today, onBehalfOfId,
      request: {
        id: request.id, number: request.number, title: request.title, type: request.type as RequestType, department: request.department, scoreHundredths: request.scoreHundredths,
        submitter: submitterShown(ctx, request),
        costMinor: canFor(ctx.actor, 'request-money:read', path) ? request.buildCostMinor : null, currency: request.currency,
      },
    })
  }
  const names = new Map((await ctx.db.person.findMany({ where: { id: { in: found.flatMap(({ onBehalfOfId }) => onBehalfOfId ?? []) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  return found.map(({ onBehalfOfId, ...row }) => ({ ...row, onBehalfOf: (onBehalfOfId && names.get(onBehalfOfId)) || null }))
}

/** Approver roles that any of these people holds somewhere. */
async function rolesHeld(ctx: Ctx, personIds: readonly string[]): Promise<ApproverRole[]> {
  const grants = await ctx.db.roleGrant.findMany({ where: { personId: { in: [...personIds] }, role: { in: [...approverRoles] } }, select: { role: true }, distinct: ['role'] })
  const held = new Set<string>([...grants, ...ctx.actor.grants].map(({ role }) => role))
  return approverRoles.filter((role) => held.has(role))
}

/** What the reader is asked to decide, and what they decided last. */
export const myApprovals = query({
  permission: 'request:decide',
  input: z.strictObject({}),
  async run(ctx) {
    const open = await approvalsAwaiting(ctx)
    const decided = await ctx.db.approvalDecision.findMany({
      where: { deciderId: ctx.actor.id },
      select: { id: true, outcome: true, decidedAt: true, step: { select: { id: true, role: true, round: { select: { request: { select: { number: true, title: true, status: true } } } } } } },
      orderBy: { decidedAt: 'desc' },
      take: 20,
    })
    return {
      open,
      decided: decided.map(({ id, outcome, decidedAt, step }) => ({ id, outcome, decidedAt, stepId: step.id, role: step.role as ApproverRole, ...step.round.request, status: step.round.request.status as RequestStatus })),
    }
  },
})
export type ApprovalAsked = Awaited<ReturnType<typeof approvalsAwaiting>>[number]

/** One step to decide, with the request behind it. */
export const approvalStep = query({
  permission: 'request:decide',
  input: StepRef,
  async run(ctx, { id }) {
    const { step, round, request } = await stepFor(ctx, id)
    const { today } = await clockOf(ctx)
    const answer = decideApprover(stepFactsOf(step, round, request), await deciderFactsOf(ctx, request.department?.path ?? null, today))
    const behalf = answer.ok ? answer.value.onBehalfOfId : null
    const person = behalf ? await ctx.db.person.findUnique({ where: { id: behalf }, select: { name: true } }) : null
    return {
      id, version: step.version, role: step.role as ApproverRole, status: step.status as StepStatus, dueOn: step.dueOn, today, round: round.ordinal, facts: factsOf(ctx, round.facts, request.department?.path ?? null), openedAt: round.openedAt,
      requestId: request.id, number: request.number, title: request.title,
      onBehalfOf: person?.name ?? null,
      reasons: answer.ok ? [] : answer.reasons,
    }
  },
})

/** Absences that have not passed: one's own, or everybody's for those who keep people. */
export const listAbsences = query({
  permission: 'absence:own',
  input: z.strictObject({}),
  async run(ctx) {
    const { today } = await clockOf(ctx)
    const all = can(ctx.actor, 'absence:all')
    const person = { select: { id: true, name: true } } as const
    const rows = await ctx.db.absence.findMany({
      where: { toDay: { gte: today }, endedAt: null, ...(!all && { OR: [{ personId: ctx.actor.id }, { delegateId: ctx.actor.id }] }) },
      select: { id: true, fromDay: true, toDay: true, note: true, person, delegate: person },
      orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
      take: 300,
    })
    return { today, all, rows: rows.map((row) => ({ ...row, now: row.fromDay <= today, mayEnd: all || row.person.id === ctx.actor.id, own: row.person.id === ctx.actor.id })) }
  },
})

