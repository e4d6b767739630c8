import type { RequestStatus, RequestType } from './statuses'

/** How a request ended. */
export const closings = ['done', 'withdrawn', 'duplicate', 'without-effect'] as const
export type Closing = (typeof closings)[number]

/**
 * Who may take a step: the submitter, those who assess, keep the register or deliver (permissions for the department of the
 * request), the leader of its delivery; `round` is the outcome of an approval round, `clock` the portal itself.
 */
export type Mover = 'submitter' | 'assess' | 'edit' | 'deliver' | 'lead' | 'round' | 'clock'

/** What must hold before a step; its words are `workflow.checks.<name>`. */
export const checkNames = [
  'described', 'processLinked', 'ownerKnown', 'assessmentCounted', 'roundApproved', 'roundRejected', 'originalNamed',
  'automationLinked', 'leadKnown', 'automationLive', 'runsArrived', 'automationRetired', 'parkedHere',
] as const
export type CheckName = (typeof checkNames)[number]

export type Need = 'required' | 'optional'
/** What the form of a step asks for. */
export interface Asks {
  reason?: Need
  /** What the submitter should do with a no */
  advice?: Need
  /** Parked until, or planned to be live */
  day?: Need
  /** Effort and cost as they turned out */
  actuals?: Need
  /** The request that this one repeats */
  original?: Need
}

export const stepNames = [
  'submit', 'assess', 'ask', 'answer', 'finishAssessment', 'skipAssessment', 'assessAgain', 'approve', 'refuse', 'decline', 'improve',
  'park', 'unpark', 'deliver', 'stopDelivery', 'goLive', 'solve', 'retire', 'finish', 'noEffect', 'duplicate', 'withdraw', 'giveUp',
] as const
export type StepName = (typeof stepNames)[number]

export interface StepRow {
  name: StepName
  from: RequestStatus
  to: RequestStatus
  by: readonly Mover[]
  checks: readonly CheckName[]
  asks: Asks
  /** Left out: every type */
  types?: readonly RequestType[]
  /** Nobody takes this step on a request of their own */
  notOwn?: boolean
  /** Closing of a step that ends the request */
  closedAs?: Closing
}

type Spec = Omit<StepRow, 'name' | 'from' | 'to'>
const step = (name: StepName, from: RequestStatus | readonly RequestStatus[], to: RequestStatus, spec: Spec): StepRow[] =>
  [from].flat().map((status) => ({ name, from: status as RequestStatus, to, ...spec }))

const assessing: Pick<Spec, 'by' | 'notOwn'> = { by: ['assess'], notOwn: true }
const none = { checks: [], asks: {} } as const

/** Every step that a request can take: draws the buttons, guards the verbs, moves the cards of the board. Nothing else moves a request. */
export const workflow: readonly StepRow[] = [
  ...step('submit', 'draft', 'submitted', { by: ['submitter'], checks: ['described'], asks: {} }),

  ...step('assess', 'submitted', 'in-assessment', { ...assessing, ...none }),
  ...step('skipAssessment', 'submitted', 'assessed', { ...assessing, types: ['problem', 'retirement'], checks: ['processLinked', 'ownerKnown'], asks: { reason: 'required' } }),
  ...step('ask', 'in-assessment', 'needs-information', { ...assessing, checks: [], asks: { reason: 'required' } }),
  ...step('answer', 'needs-information', 'in-assessment', { by: ['submitter', 'assess'], checks: [], asks: { reason: 'required' } }),
  ...step('finishAssessment', 'in-assessment', 'assessed', { ...assessing, types: ['idea', 'change'], checks: ['processLinked', 'ownerKnown', 'assessmentCounted'], asks: {} }),
  ...step('finishAssessment', 'in-assessment', 'assessed', { ...assessing, types: ['problem', 'retirement'], checks: ['processLinked', 'ownerKnown'], asks: {} }),
  ...step('assessAgain', 'assessed', 'in-assessment', { ...assessing, checks: [], asks: { reason: 'required' } }),
  ...step('decline', ['submitted', 'in-assessment'], 'rejected', { ...assessing, checks: [], asks: { reason: 'required', advice: 'required' } }),

  ...step('approve', 'assessed', 'approved', { by: ['round'], notOwn: true, checks: ['roundApproved'], asks: {} }),
  ...step('refuse', 'assessed', 'rejected', { by: ['round'], notOwn: true, checks: ['roundRejected'], asks: { reason: 'required', advice: 'required' } }),
  ...step('improve', 'rejected', 'submitted', { by: ['submitter'], checks: ['described'], asks: { reason: 'required' } }),

  ...step('park', ['submitted', 'in-assessment', 'needs-information', 'assessed', 'approved'], 'parked', { by: ['edit'], checks: [], asks: { reason: 'required', day: 'required' } }),
  ...step('unpark', 'parked', 'submitted', { by: ['edit', 'clock'], checks: ['parkedHere'], asks: {} }),
  ...step('unpark', 'parked', 'in-assessment', { by: ['edit', 'clock'], checks: ['parkedHere'], asks: {} }),
  ...step('unpark', 'parked', 'approved', { by: ['edit', 'clock'], checks: ['parkedHere', 'roundApproved'], asks: {} }),

  ...step('deliver', 'approved', 'in-delivery', { by: ['deliver'], types: ['idea', 'change', 'retirement'], checks: ['roundApproved', 'automationLinked', 'leadKnown'], asks: { day: 'optional' } }),
  ...step('deliver', 'approved', 'in-delivery', { by: ['deliver'], types: ['problem'], checks: ['roundApproved', 'leadKnown'], asks: { day: 'optional' } }),
  ...step('stopDelivery', 'in-delivery', 'approved', { by: ['deliver'], checks: ['roundApproved'], asks: { reason: 'required' } }),
  ...step('goLive', 'in-delivery', 'live', { by: ['deliver', 'lead', 'clock'], types: ['idea', 'change'], checks: ['automationLive', 'runsArrived'], asks: { actuals: 'optional' } }),
  ...step('solve', 'in-delivery', 'closed', { by: ['deliver', 'lead'], types: ['problem'], closedAs: 'done', checks: [], asks: { reason: 'required', actuals: 'optional' } }),
  ...step('retire', 'in-delivery', 'closed', { by: ['deliver', 'lead', 'clock'], types: ['retirement'], closedAs: 'done', checks: ['automationRetired'], asks: { actuals: 'optional' } }),
  ...step('finish', 'live', 'closed', { by: ['deliver', 'lead'], closedAs: 'done', checks: [], asks: { reason: 'optional', actuals: 'required' } }),
  ...step('noEffect', ['in-delivery', 'live'], 'closed', { by: ['deliver'], closedAs: 'without-effect', checks: [], asks: { reason: 'required', actuals: 'optional' } }),

  ...step('duplicate', ['submitted', 'in-assessment', 'needs-information', 'assessed', 'parked'], 'closed', {
    by: ['edit'], closedAs: 'duplicate', checks: ['originalNamed'], asks: { original: 'required', reason: 'optional' },
  }),
  ...step('withdraw', ['submitted', 'in-assessment', 'needs-information', 'assessed', 'rejected', 'parked', 'approved'], 'closed', {
    by: ['submitter'], closedAs: 'withdrawn', checks: [], asks: { reason: 'optional' },
  }),
  ...step('giveUp', ['needs-information', 'rejected', 'parked', 'approved'], 'closed', { by: ['edit'], closedAs: 'withdrawn', checks: [], asks: { reason: 'required' } }),
]

/** Who has the next step in each state and within how many working days; the words are `workflow.holders.<role>`. */
export const holders = {
  draft: { role: 'submitter', days: null },
  submitted: { role: 'coe', days: 5 },
  'in-assessment': { role: 'assessor', days: 10 },
  'needs-information': { role: 'submitter', days: 5 },
  /** The open steps of the round say who and until when */
  assessed: { role: 'approvers', days: 5 },
  approved: { role: 'coe', days: 10 },
  rejected: { role: 'submitter', days: null },
  /** Comes back by itself on its day */
  parked: { role: null, days: null },
  'in-delivery': { role: 'lead', days: 60 },
  live: { role: 'lead', days: 20 },
  closed: { role: null, days: null },
} as const satisfies Record<RequestStatus, { role: HolderRole | null; days: number | null }>

export const holderRoles = ['submitter', 'coe', 'assessor', 'approvers', 'lead'] as const
export type HolderRole = (typeof holderRoles)[number]

/** States that nothing follows. */
export const finalStatuses: readonly RequestStatus[] = ['closed']
