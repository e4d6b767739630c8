import type { Reason } from '@/lib/core/errors'
import { reviewingApart, type ReviewingFacts } from '@/lib/core/separation'
import { isOpen, mayTakeOver, statusNow, type ReviewStatus } from './task'
import type { ExpiryRule } from './point'

/** A document as the rules see it. */
export interface ReviewFacts {
  status: ReviewStatus
  dueAt: Date
  onExpiry: ExpiryRule
  claimedById: string | null
  claimedByName: string | null
  claimedAt: Date | null
  handedToId: string | null
  handedToName: string | null
  /** Set when the deadline has passed and somebody else was asked too. */
  escalatedToId: string | null
  /** People named at the point; empty: everybody of the role. */
  namedIds: readonly string[]
  askedById: string | null
  /** Who built the automation that asks, or where it is not known any of the process */
  builderIds: readonly string[]
  /** Who decided before, in their own name or through a stand-in. */
  decidedIds: readonly string[]
}

/** Somebody who may act: whether they hold the point's role for the department, and for whom they stand in. */
export interface ReviewerFacts {
  personId: string
  holdsRole: boolean
  /** Away today, with the reader as stand-in; whether they hold the role. */
  principals: readonly { id: string; holdsRole: boolean }[]
}

type Answer = { ok: true; onBehalfOfId: string | null } | { ok: false; reasons: Reason[] }

const refuse = (key: string, params?: Reason['params']): Answer => ({ ok: false, reasons: [{ key, ...(params && { params }) }] })

const isAsked = (task: ReviewFacts, personId: string, holdsRole: boolean): boolean => {
  if (task.handedToId !== null) return task.handedToId === personId || task.escalatedToId === personId
  return task.escalatedToId === personId || (task.namedIds.length ? task.namedIds.includes(personId) : holdsRole)
}

/** In whose name this person is asked: their own, or that of somebody who is away; `null` answers to neither. */
function asked(task: ReviewFacts, reviewer: ReviewerFacts): { onBehalfOfId: string | null } | null {
  if (isAsked(task, reviewer.personId, reviewer.holdsRole)) return { onBehalfOfId: null }
  const away = reviewer.principals.find(({ id, holdsRole }) => isAsked(task, id, holdsRole) && !task.decidedIds.includes(id))
  return away ? { onBehalfOfId: away.id } : null
}

const apartFacts = (task: ReviewFacts, personId: string, onBehalfOfId: string | null): ReviewingFacts => ({
  personId, onBehalfOfId, askedById: task.askedById, builderIds: task.builderIds, decidedIds: task.decidedIds,
})

/** Whether this person may decide on the document now, and in whose name. */
export function mayDecide(task: ReviewFacts, reviewer: ReviewerFacts, now: Date): Answer {
  const status = statusNow(task, now)
  if (status === 'expired') return refuse('reviews.refused.expired')
  if (!isOpen(status)) return refuse('reviews.refused.ended')
  const as = asked(task, reviewer)
  // Said before anything else: who decided already need not hear that it was handed on.
  const apart = reviewingApart(apartFacts(task, reviewer.personId, as?.onBehalfOfId ?? null))
  if (apart.length) return { ok: false, reasons: apart }
  if (!as) return task.handedToId ? refuse('reviews.refused.handed', { name: task.handedToName ?? '–' }) : refuse('reviews.refused.notAsked')
  const mine = task.claimedById === reviewer.personId
  if (task.claimedById !== null && !mine && status === 'claimed') return refuse('reviews.refused.claimed', { name: task.claimedByName ?? '–' })
  return { ok: true, ...as }
}

/** Whether this person may take the document: like deciding, and also after somebody who left it. */
export function mayClaim(task: ReviewFacts, reviewer: ReviewerFacts, now: Date): Answer {
  const left = task.claimedById !== null && task.claimedById !== reviewer.personId && mayTakeOver(task, now)
  return mayDecide(left ? { ...task, status: 'waiting', claimedById: null } : task, reviewer, now)
}

/** Whether this person may take a second look: asked at the point or owner of the process, apart from those who decided, once per document. */
export function maySecondLook(task: ReviewFacts & { sampled: boolean; looked: boolean; processOwnerId: string | null }, reviewer: ReviewerFacts): Answer {
  if (!task.sampled || isOpen(task.status)) return refuse('reviews.refused.noSecondLook')
  if (task.looked) return refuse('reviews.refused.looked')
  const apart = reviewingApart(apartFacts(task, reviewer.personId, null))
  if (apart.length) return { ok: false, reasons: apart }
  const atPoint = reviewer.holdsRole || task.namedIds.includes(reviewer.personId) || task.processOwnerId === reviewer.personId
  return atPoint ? { ok: true, onBehalfOfId: null } : refuse('reviews.refused.notAsked')
}
