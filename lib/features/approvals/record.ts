import { notFound } from '@/lib/core/errors'
import type { StepFacts, StepStatus } from '@/lib/core/requests/approval-chain'
import type { ApproverRole } from '@/lib/core/requests/approval-policy'
import { visibleRequest } from '@/lib/features/requests/visible'
import { assessedBy, whoAssessed } from '@/lib/features/requests/who-assessed'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const named = { select: { id: true, name: true } } as const

export const roundRow = {
  id: true, ordinal: true, status: true, openedAt: true, endedAt: true, facts: true,
  policy: { select: { ordinal: true } },
  steps: {
    select: {
      id: true, stage: true, ordinal: true, role: true, personId: true, status: true, openedAt: true, dueOn: true, reminders: true, remindedAt: true, escalatedAt: true, version: true,
      person: named,
      decision: { select: { outcome: true, reason: true, advice: true, decidedAt: true, onBehalfOfId: true, decider: named } },
    },
    orderBy: [{ stage: 'asc' }, { ordinal: 'asc' }],
  },
} satisfies Prisma.ApprovalRoundSelect

const ofRequest = { select: { id: true, number: true, title: true, submitterId: true, anonymous: true, ...assessedBy, department: { select: { id: true, path: true } } } } as const

export type RoundRow = Prisma.ApprovalRoundGetPayload<{ select: typeof roundRow }>

/** A step with its round and request, for a reader who may see the request. */
export async function stepFor(ctx: Ctx, id: string) {
  const step = await ctx.db.approvalStep.findFirst({ where: { id, round: { request: visibleRequest(ctx) } }, select: { id: true, round: { select: { ...roundRow, request: ofRequest } } } })
  if (!step) throw notFound('approval')
  const { request: { assessments, ...request }, ...round } = step.round
  return { step: round.steps.find((candidate) => candidate.id === id)!, round, request: { ...request, assessorId: whoAssessed({ ...request, assessments }) } }
}

/** Everybody who decided in this round, in their own name or through a stand-in. */
export const decidedIdsOf = (steps: readonly { decision: { decider: { id: string }; onBehalfOfId: string | null } | null }[]): string[] =>
  steps.flatMap(({ decision }) => (decision ? [decision.decider.id, ...(decision.onBehalfOfId ? [decision.onBehalfOfId] : [])] : []))

/** What the rules decide on for one step. */
export const stepFactsOf = (step: RoundRow['steps'][number], round: Pick<RoundRow, 'steps' | 'status'>, request: { submitterId: string; assessorId: string | null }): StepFacts => ({
  status: (round.status === 'open' ? step.status : step.status === 'open' ? 'void' : step.status) as StepStatus,
  role: step.role as ApproverRole,
  personId: step.personId,
  requesterId: request.submitterId,
  assessorId: request.assessorId,
  centreSteps: round.steps.filter(({ role }) => role === 'coe').length,
  decidedIds: decidedIdsOf(round.steps),
})
