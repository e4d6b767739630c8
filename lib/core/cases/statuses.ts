import type { Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** How far a business case has come; its words are `cases.statuses.<status>`. */
export const caseStatuses = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const caseOutcomes = ['approved', 'rejected', 'returned'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Shown as BC-12. */
export const caseCode = (number: number): string => `BC-${number}`

export const caseSteps = ['save', 'handIn', 'takeBack', 'decide', 'beginDraft', 'discardDraft', 'withdraw', 'archive'] as const
export type CaseStep = (typeof caseSteps)[number]

export interface CaseFacts {
  status: CaseStatus
  isTemplate: boolean
  archived: boolean
  /** Some version of it was approved */
  approvedBefore: boolean
}

const from: Record<CaseStep, readonly CaseStatus[]> = {
  save: ['draft'],
  handIn: ['draft'],
  takeBack: ['submitted'],
  decide: ['submitted'],
  beginDraft: ['approved', 'rejected', 'withdrawn'],
  discardDraft: ['draft'],
  withdraw: ['draft', 'submitted', 'rejected'],
  archive: ['draft', 'rejected', 'withdrawn', 'approved'],
}

/** Whether a step is open to a case as it stands, whoever takes it; reasons are `cases.refused.<name>`. */
export function caseStep(step: CaseStep, { status, isTemplate, archived, approvedBefore }: CaseFacts): Decision<CaseStatus> {
  const reason = (name: string): Reason => ({ key: `cases.refused.${name}` })
  if (archived) return refuse(reason('archived'))
  if (isTemplate && step !== 'save' && step !== 'archive') return refuse(reason('template'))
  if (!from[step].includes(status)) return refuse(reason(step))
  if (step === 'discardDraft' && !approvedBefore) return refuse(reason('neverApproved'))
  if (step === 'withdraw' && approvedBefore) return refuse(reason('approvedCounts'))
  return allow(to[step] ?? status)
}

/** Where a step leads; a decision leads where its outcome says. */
const to: Partial<Record<CaseStep, CaseStatus>> = {
  handIn: 'submitted',
  takeBack: 'draft',
  beginDraft: 'draft',
  discardDraft: 'approved',
  withdraw: 'withdrawn',
}

/** A version that is returned is written on; the others are answered. */
export const statusAfter: Record<CaseOutcome, CaseStatus> = { approved: 'approved', rejected: 'rejected', returned: 'draft' }
