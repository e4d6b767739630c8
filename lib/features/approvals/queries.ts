import { z } from 'zod'
import { can } from '@/lib/core/access'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { decideApprover, type StepStatus } from '@/lib/core/requests/approval-chain'
import type { ApproverRole } from '@/lib/core/requests/approval-policy'
import { principalsOf } from '@/lib/core/requests/delegation'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'
import { clockOf } from '@/lib/features/requests/clock'
import { absencesOn, deciderFactsOf } from '@/lib/features/requests/deciders'
import { submitterShown } from '@/lib/features/requests/submitter'
import { requestFor } from '@/lib/features/requests/visible'
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

function factsOf(ctx: Ctx, stored: string): FrozenFacts {
  const facts = JSON.parse(stored) as FrozenFacts
  return can(ctx.actor, 'request-money:read') ? facts : { ...facts, benefitMinor: null, buildCostMinor: null }
}

/** The approval of a request: its rounds, the newest first, each with who was asked, who decided when and why, in whose name. */
export const approvalsOf = query({
  permission: 'request:read',
  input: RequestRef,
  async run(ctx, { requestId }) {
    const request = await requestFor(ctx, requestId)
    const department = request.departmentId ? await ctx.db.department.findUnique({ where: { id: request.departmentId }, select: { path: true } }) : null
    const rounds = await ctx.db.approvalRound.findMany({ where: { requestId }, select: roundRow, orderBy: { ordinal: 'desc' }, take: 20 })
    const { today } = await clockOf(ctx)
    const decider = await deciderFactsOf(ctx, department?.path ?? null, today)
    const names = await namesOf(ctx, rounds)
    return rounds.map((round) => {
      const facts = factsOf(ctx, round.facts)
      return {
        id: round.id, ordinal: round.ordinal, status: round.status, openedAt: round.openedAt, endedAt: round.endedAt, policy: round.policy.ordinal, facts,
        steps: round.steps.map((step) => {
          const answer = decideApprover(stepFactsOf(step, round, request), decider)
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
  round: { select: { ...roundRow, request: { select: { id: true, number: true, title: true, type: true, submitterId: true, anonymous: true, assessorId: true, scoreHundredths: true, buildCostMinor: true, currency: true, submitter: { select: { id: true, name: true } }, department: { select: { name: true, nameZh: true, path: true } } } } } },
} as const

/** Steps that wait for this reader, the one due first at the top; in their own name or for somebody who is away. */
export async function approvalsAwaiting(ctx: Ctx) {
  if (!can(ctx.actor, 'request:decide')) return []
  const { today } = await clockOf(ctx)
  const absences = await absencesOn(ctx.db, today)
  const people = [ctx.actor.id, ...principalsOf(ctx.actor.id, today, absences)]
  const open = await ctx.db.approvalStep.findMany({
    where: { status: 'open', round: { status: 'open' }, OR: [{ personId: { in: people } }, { personId: null }] },
    select: askedRow,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const found = []
  for (const { round, ...step } of open) {
    const { request } = round
    const full = round.steps.find(({ id }) => id === step.id)!
    const answer = decideApprover(stepFactsOf(full, round, request), await deciderFactsOf(ctx, request.department?.path ?? null, today, absences))
    if (!answer.ok) continue
    const { onBehalfOfId } = answer.value
    found.push({
      id: step.id, role: step.role as ApproverRole, dueOn: step.dueOn, reminders: step.reminders, overdue: step.dueOn && step.dueOn < today ? daysBetween(step.dueOn, today) : 0,
      today, onBehalfOfId,
      request: {
        id: request.id, number: request.number, title: request.title, type: request.type as RequestType, department: request.department, scoreHundredths: request.scoreHundredths,
        submitter: submitterShown(ctx, request),
        costMinor: can(ctx.actor, 'request-money:read') ? request.buildCostMinor : null, currency: request.currency,
      },
    })
  }
  const names = new Map((await ctx.db.person.findMany({ where: { id: { in: found.flatMap(({ onBehalfOfId }) => onBehalfOfId ?? []) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  return found.map(({ onBehalfOfId, ...row }) => ({ ...row, onBehalfOf: (onBehalfOfId && names.get(onBehalfOfId)) || null }))
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
      id, version: step.version, role: step.role as ApproverRole, status: step.status as StepStatus, dueOn: step.dueOn, today, round: round.ordinal, facts: factsOf(ctx, round.facts), openedAt: round.openedAt,
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

