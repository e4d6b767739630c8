import type { Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { decidingApart } from '@/lib/core/separation'
import type { ApprovalRule, ApproverRole } from './approval-policy'

export interface PlannedStep {
  stage: number
  role: ApproverRole
  /** The one who is asked by name; null: anybody who holds the role */
  personId: string | null
  days: number
  /** The role that the policy names, where nobody could decide in it */
  insteadOf?: ApproverRole
}

export interface Deciders {
  /** Of the process, active and with a role that decides; null: there is none */
  processOwnerId: string | null
  /** Active people who hold the role for the department */
  holders: Record<ApproverRole, readonly string[]>
  requesterId: string
  assessorId: string | null
}

/** Who decides where nobody of the role can. */
const substitutes: Record<ApproverRole, ApproverRole | null> = { 'process-owner': 'steering', coe: 'steering', finance: 'steering', steering: null }

interface Draft extends PlannedStep {
  candidates: string[]
  /** Of several people for one rule, the one who may be named */
  first: boolean
}

/**
 * The steps of a round for these rules, such that different people can decide all of them; where nobody of a role can, steering
 * decides instead. Refuses with the roles that lack people, so that no round is opened that cannot end.
 */
export function planRound(rules: readonly ApprovalRule[], deciders: Deciders): Decision<PlannedStep[]> {
  let final = rules.flatMap(({ stage, role, count, days }) => Array.from({ length: count }, (_, i): Draft => ({ stage, role, personId: null, days, candidates: [], first: i === 0 })))
  // Each step of the centre that goes to somebody else changes whether the assessor may take the one that is left.
  for (let before = -1; before !== centreOf(final); ) {
    before = centreOf(final)
    const drawn = final.map((draft) => draftOf(draft, deciders, before))
    final = withoutClash(drawn.map((draft) => (draft.candidates.length ? draft : substitute(draft, deciders, before))), deciders, before)
  }
  const lacking = unmatched(final)
  if (lacking.length) return refuse(...[...new Set(lacking.map((i) => final[i]!.role))].map((role): Reason => ({ key: `approvals.noDecider.${role}` })))
  return allow(final.map(({ stage, role, personId, days, insteadOf }) => ({ stage, role, personId, days, ...(insteadOf && { insteadOf }) })))
}

const centreOf = (steps: readonly Draft[]): number => steps.filter(({ role }) => role === 'coe').length

function draftOf(step: Draft, deciders: Deciders, centreSteps: number): Draft {
  const { requesterId, assessorId, holders, processOwnerId } = deciders
  const may = (id: string) => decidingApart({ deciderId: id, onBehalfOfId: null, requesterId, assessorId, role: step.role, centreSteps, decidedIds: [] }).length === 0
  if (step.role === 'process-owner' && step.first && processOwnerId !== null && may(processOwnerId)) return { ...step, personId: processOwnerId, candidates: [processOwnerId] }
  return { ...step, personId: null, candidates: holders[step.role].filter(may) }
}

function substitute(draft: Draft, deciders: Deciders, centreSteps: number): Draft {
  const role = substitutes[draft.role]
  return role === null ? draft : draftOf({ ...draft, role, insteadOf: draft.insteadOf ?? draft.role }, deciders, centreSteps)
}

/** Where one person would have to decide twice, the later step goes to the substitute. */
function withoutClash(drafts: readonly Draft[], deciders: Deciders, centreSteps: number): Draft[] {
  const steps = [...drafts]
  for (const i of unmatched(steps)) steps[i] = substitute(steps[i]!, deciders, centreSteps)
  return steps
}

/** Steps left over when as many as possible get a person of their own (augmenting paths). */
function unmatched(steps: readonly Draft[]): number[] {
  const taken = new Map<string, number>()
  const place = (i: number, tried: Set<string>): boolean => {
    for (const id of steps[i]!.candidates) {
      if (tried.has(id)) continue
      tried.add(id)
      const other = taken.get(id)
      if (other !== undefined && !place(other, tried)) continue
      taken.set(id, i)
      return true
    }
    return false
  }
  return steps.flatMap((_, i) => (place(i, new Set()) ? [] : [i]))
}

export const stepStatuses = ['waiting', 'open', 'approved', 'rejected', 'void'] as const
export type StepStatus = (typeof stepStatuses)[number]

interface ChainStep {
  stage: number
  status: StepStatus
}

/** What follows once a step of the chain is decided: the next stage is asked, or the round has its outcome. */
export function afterDecision(steps: readonly ChainStep[]): { outcome: 'approved' | 'rejected' } | { open: number } | { wait: true } {
  if (steps.some(({ status }) => status === 'rejected')) return { outcome: 'rejected' }
  if (steps.some(({ status }) => status === 'open')) return { wait: true }
  const waiting = steps.filter(({ status }) => status === 'waiting').map(({ stage }) => stage)
  return waiting.length ? { open: Math.min(...waiting) } : { outcome: 'approved' }
}

export interface DeciderFacts {
  deciderId: string
  /** Approver roles that the person holds for the department of the request */
  roles: readonly ApproverRole[]
  /** Whom the person stands in for today, with their roles */
  principals: readonly { id: string; roles: readonly ApproverRole[] }[]
}

export interface StepFacts {
  status: StepStatus
  role: ApproverRole
  personId: string | null
  requesterId: string
  assessorId: string | null
  centreSteps: number
  decidedIds: readonly string[]
}

/** Whether this person decides this step, and in whose name: the same answer for the button and the verb. */
export function decideApprover(step: StepFacts, decider: DeciderFacts): Decision<{ onBehalfOfId: string | null }> {
  if (step.status !== 'open') return refuse({ key: `approvals.stepState.${step.status}` })
  const ways = waysOf(step, decider)
  if (!ways.length) {
    // Who may not decide for another reason reads that reason, not that they were not asked.
    return decider.deciderId === step.requesterId ? refuse(...decidingApart({ ...step, deciderId: decider.deciderId, onBehalfOfId: null })) : refuse({ key: 'approvals.notAsked' })
  }
  const answers = ways.map((onBehalfOfId) => ({ onBehalfOfId, reasons: decidingApart({ ...step, deciderId: decider.deciderId, onBehalfOfId }) }))
  const open = answers.find(({ reasons }) => !reasons.length)
  return open ? allow({ onBehalfOfId: open.onBehalfOfId }) : refuse(...answers[0]!.reasons)
}

/** In whose name the person is asked: their own (null) before that of others. */
function waysOf({ role, personId }: StepFacts, { deciderId, roles, principals }: DeciderFacts): (string | null)[] {
  const asked = (id: string, held: readonly ApproverRole[]) => (personId === null ? held.includes(role) : personId === id)
  return [...(asked(deciderId, roles) ? [null] : []), ...principals.filter(({ id, roles: held }) => asked(id, held)).map(({ id }) => id)]
}
