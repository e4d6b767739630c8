import type { Reason } from './errors'

/** What somebody did, or is about to do, with one record. */
export const duties = ['requested', 'assesses', 'decides'] as const

/**
 * Duties that one person never holds together. The table is what people read on the page of the approval policy, what buttons
 * explain and what the verbs refuse with; its words are `approvals.apart.<name>`.
 */
export const separationRules = {
  /** Nobody assesses what they requested. */
  requesterAssesses: { duty: 'assesses' },
  /** Nobody decides on what they requested. */
  requesterDecides: { duty: 'decides' },
  /** Nor does somebody who stands in for the requester, or the requester for somebody else. */
  standInOfRequester: { duty: 'decides' },
  /** Who assessed is not the only one of the centre who approves. */
  assessorDecidesAlone: { duty: 'decides' },
  /** Two approvals are two people, also where one stands in for another. */
  decidesTwice: { duty: 'decides' },
  /** Nobody decides on the business case that carries their name. */
  ownerDecidesCase: { duty: 'decides' },
  /** Nor on one that they owned and handed on. */
  formerOwnerDecidesCase: { duty: 'decides' },
  /** Nor on one that they handed in for somebody else. */
  handerInDecidesCase: { duty: 'decides' },
} as const satisfies Record<string, { duty: (typeof duties)[number] }>
export type SeparationRule = keyof typeof separationRules

const apart = (rule: SeparationRule): Reason => ({ key: `approvals.apart.${rule}` })

/** Why this person may not assess; empty: may. */
export const assessingApart = ({ requested }: { requested: boolean }): Reason[] => (requested ? [apart('requesterAssesses')] : [])

export interface DecidingFacts {
  deciderId: string
  /** Whom the decider stands in for */
  onBehalfOfId: string | null
  requesterId: string
  assessorId: string | null
  /** Of the step that is decided */
  role: string
  /** Steps of the round for the automation centre */
  centreSteps: number
  /** Who decided a step of this round before, in their own name or through somebody else */
  decidedIds: readonly string[]
}

/** Why this person may not decide this step; empty: may. */
export function decidingApart({ deciderId, onBehalfOfId, requesterId, assessorId, role, centreSteps, decidedIds }: DecidingFacts): Reason[] {
  if (deciderId === requesterId) return [apart('requesterDecides')]
  if (onBehalfOfId === requesterId) return [apart('standInOfRequester')]
  if (role === 'coe' && centreSteps < 2 && assessorId !== null && [deciderId, onBehalfOfId].includes(assessorId)) return [apart('assessorDecidesAlone')]
  if (decidedIds.includes(deciderId) || (onBehalfOfId !== null && decidedIds.includes(onBehalfOfId))) return [apart('decidesTwice')]
  return []
}

/** Why this person may not decide on a version of a business case; empty: may. A trigger of the database keeps the rule for owner and hander-in. */
export function caseDecidingApart({ deciderId, ownerId, handedInById, ownedBefore }: { deciderId: string; ownerId: string; handedInById: string | null; ownedBefore: boolean }): Reason[] {
  if (deciderId === ownerId) return [apart('ownerDecidesCase')]
  if (ownedBefore) return [apart('formerOwnerDecidesCase')]
  if (deciderId === handedInById) return [apart('handerInDecidesCase')]
  return []
}

export interface SigningFacts {
  signerId: string
  ownerId: string | null
  deputyId: string | null
  builderId: string | null
  /** Whether the signer was owner, deputy or builder at any time since the first day of the month */
  heldBefore: boolean
}

/**
 * Why this person may not sign or correct what an automation gave back; empty: may. Words: `ledger.apart`. A trigger of the database
 * keeps the rule for those who hold the duty today.
 */
export function signingApart({ signerId, ownerId, deputyId, builderId, heldBefore }: SigningFacts): Reason[] {
  if (signerId === ownerId) return [{ key: 'ledger.apart.owner' }]
  if (signerId === deputyId) return [{ key: 'ledger.apart.deputy' }]
  if (signerId === builderId) return [{ key: 'ledger.apart.builder' }]
  return heldBefore ? [{ key: 'ledger.apart.former' }] : []
}

/** Why this person may not accept this risk as it stands; empty: may. A trigger of the database keeps the rule for owner and deputy of today. */
export function acceptingApart({ band, approverId, ownerId, deputyId, heldBefore }: { band: string; approverId: string; ownerId: string | null; deputyId: string | null; heldBefore: boolean }): Reason[] {
  if (band !== 'red') return []
  if (approverId === ownerId) return [{ key: 'risks.apart.owner' }]
  if (approverId === deputyId) return [{ key: 'risks.apart.deputy' }]
  return heldBefore ? [{ key: 'risks.apart.former' }] : []
}

export interface ReviewingFacts {
  personId: string
  /** Whom they stand in for */
  onBehalfOfId: string | null
  /** Whose engine or hand asked for the review */
  askedById: string | null
  builderIds: readonly string[]
  /** Who decided on the document before, in their own name or through somebody else */
  decidedIds: readonly string[]
}

/** Why this person may not have the last word on a document; empty: may. Two approvals are two people. Words: `reviews.apart`. */
export function reviewingApart({ personId, onBehalfOfId, askedById, builderIds, decidedIds }: ReviewingFacts): Reason[] {
  const people = onBehalfOfId === null ? [personId] : [personId, onBehalfOfId]
  if (people.some((id) => decidedIds.includes(id))) return [{ key: 'reviews.apart.decided' }]
  if (askedById !== null && people.includes(askedById)) return [{ key: 'reviews.apart.asked' }]
  if (people.some((id) => builderIds.includes(id))) return [{ key: 'reviews.apart.built' }]
  return []
}

export interface AssessmentDecidingFacts {
  deciderId: string
  ownerId: string
  handedInById: string
  /** Reviewers of the version */
  askedIds: readonly string[]
  decidedIds: readonly string[]
}

/** Why this person may not answer for an impact assessment; empty: may. A trigger keeps the first two. Words: `impact.apart`. */
export function assessmentApart({ deciderId, ownerId, handedInById, askedIds, decidedIds }: AssessmentDecidingFacts): Reason[] {
  if (deciderId === ownerId) return [{ key: 'impact.apart.owner' }]
  if (deciderId === handedInById) return [{ key: 'impact.apart.handedIn' }]
  if (!askedIds.includes(deciderId)) return [{ key: 'impact.apart.notAsked' }]
  return decidedIds.includes(deciderId) ? [{ key: 'impact.apart.decided' }] : []
}
