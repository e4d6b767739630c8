import { HOUR_MS } from '@/lib/core/calendar/local-day'
import type { ExpiryRule } from './point'

/** Where a document is; the last five are ends. */
export const reviewStatuses = ['waiting', 'claimed', 'approved', 'rejected', 'returned', 'expired', 'withdrawn'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]
export const openStatuses = ['waiting', 'claimed'] as const satisfies readonly ReviewStatus[]
export const isOpen = (status: ReviewStatus): boolean => (openStatuses as readonly ReviewStatus[]).includes(status)

export const reviewOutcomes = ['approve', 'reject', 'return'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
export const secondLookOutcomes = ['agree', 'differ'] as const
export type SecondLookOutcome = (typeof secondLookOutcomes)[number]

export const reviewCode = (number: number): string => `HR-${number}`
/** The number of `HR-12`; null for anything else. */
export const reviewNumber = (code: string): number | null => (/^HR-[1-9]\d{0,8}$/.test(code) ? Number(code.slice(3)) : null)

/** One line of what the engine tells about the document. */
export interface ReviewField {
  label: string
  value: string
}

interface Clocked {
  status: ReviewStatus
  dueAt: Date
  onExpiry: ExpiryRule
}

/** A document whose deadline has passed and that is not passed on has expired, whether or not the clock's job has noted it. */
export const statusNow = ({ status, dueAt, onExpiry }: Clocked, now: Date): ReviewStatus =>
  isOpen(status) && onExpiry === 'reject' && dueAt <= now ? 'expired' : status

/** What the document is after a decision: null while it needs another approval. */
export function endedBy(outcome: ReviewOutcome, { approvals, approvedBefore }: { approvals: number; approvedBefore: number }): 'approved' | 'rejected' | 'returned' | null {
  if (outcome === 'reject') return 'rejected'
  if (outcome === 'return') return 'returned'
  return approvedBefore + 1 >= approvals ? 'approved' : null
}

/** Claimed and left: after so long, or once the deadline has passed, somebody else may take it over. */
export const CLAIM_LASTS_MS = 4 * HOUR_MS
export const mayTakeOver = ({ claimedAt, dueAt }: { claimedAt: Date | null; dueAt: Date }, now: Date): boolean =>
  claimedAt === null || dueAt <= now || now.getTime() - claimedAt.getTime() >= CLAIM_LASTS_MS

/** Reminded when a quarter of the time is left. */
export const remindsAt = ({ askedAt, dueAt }: { askedAt: Date; dueAt: Date }): Date => new Date(dueAt.getTime() - (dueAt.getTime() - askedAt.getTime()) / 4)

/** Time a document was in front of somebody: as their browser counted it, never more than since they opened it. */
export const spentMs = ({ openedAt, counted }: { openedAt: Date; counted: number | null }, now: Date): number => {
  const since = Math.max(0, now.getTime() - openedAt.getTime())
  return counted === null ? since : Math.max(0, Math.min(since, Math.round(counted)))
}

/** Share of 10,000 that a second look is asked for; `draw` is 0 to 9999, the same for one document for ever. */
export const isSampled = (samplingBp: number, draw: number): boolean => draw < samplingBp
