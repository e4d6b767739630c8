import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/server/canonical'

/** SHA-256 (hex) over the canonical JSON of a value. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface EvidenceContent {
  ordinal: number
  criterionId: string
  state: string
  mandatory: boolean
  data: string
}

export interface VoteContent {
  reviewId: string
  memberId: string
  ordinal: number
  choice: string
  reason: string
  conditions: string | null
  castAt: Date
}

export interface DecisionContent {
  reviewId: string
  outcome: string
  note: string | null
  decidedById: string
  decidedAt: Date
  facts: string
}

/** Each digest covers every column that says something; ids of rows do not. */
export const evidenceDigest = ({ ordinal, criterionId, state, mandatory, data }: EvidenceContent) => digestOf({ ordinal, criterionId, state, mandatory, data })

export const voteDigest = ({ reviewId, memberId, ordinal, choice, reason, conditions, castAt }: VoteContent) =>
  digestOf({ reviewId, memberId, ordinal, choice, reason, conditions, castAt })

/** Over the stored rules, which hold the digest of every frozen reading, and what the review is about. */
export const evidenceHashOf = (review: { phaseId: string; ordinal: number; gateVersionId: string; openedById: string; openedAt: Date; closesAt: Date; rules: string }) =>
  digestOf({
    phaseId: review.phaseId,
    ordinal: review.ordinal,
    gateVersionId: review.gateVersionId,
    openedById: review.openedById,
    openedAt: review.openedAt,
    closesAt: review.closesAt,
    rules: review.rules,
  })

/** Over the evidence hash and the decision; its facts hold the digest of every vote. */
export const decisionHashOf = (evidenceHash: string, { reviewId, outcome, note, decidedById, decidedAt, facts }: DecisionContent) =>
  digestOf({ evidenceHash, reviewId, outcome, note, decidedById, decidedAt, facts })
