import type { ReviewRules } from '@/lib/core/gates/review'
import type { AuditRow } from '@/lib/server/audit'
import { changedEntries } from '@/lib/server/audit-seals'
import { query } from '@/lib/server/command'
import { decisionHashOf, evidenceDigest, evidenceHashOf, textDigest, voteDigest } from './digest'
import type { DecisionFacts } from './facts'
import { loadReview, type StoredReview } from './record'
import { ReviewRef } from './schema'

export type RowState = 'intact' | 'changed' | 'missing' | 'added'

/** One stored row: what it is, and whether it is what was stored then. */
export interface VerifiedRow {
  part: 'rules' | 'gate' | 'evidence' | 'vote' | 'decision' | 'status' | 'trail'
  /** The criterion, or the member and the number of the vote; empty for what there is one of */
  name: string
  ordinal: number | null
  state: RowState
}

export interface Verification {
  intact: boolean
  rows: VerifiedRow[]
  faults: VerifiedRow[]
  evidenceHash: string
  decisionHash: string | null
}

interface TrailFacts {
  evidenceHash?: string
  hash?: string
  memberId?: string
  ordinal?: number
  sha256?: string
}

/**
 * Computes every digest anew from the stored rows and compares it with what was frozen and with the audit trail, whose entries
 * carry a keyed hash: a row that was changed past the portal, even together with its hash, is named.
 */
export const verifyReview = query({
  permission: 'programme:read',
  input: ReviewRef,
  async run(ctx, { id }): Promise<Verification> {
    const stored = await loadReview(ctx, id)
    const [trail, gate] = await Promise.all([
      ctx.db.auditEntry.findMany({ where: { entity: 'gateReview', entityId: id }, orderBy: { seq: 'asc' } }) as Promise<AuditRow[]>,
      ctx.db.gateVersion.findUnique({ where: { id: stored.gateVersionId }, select: { criteria: true } }),
    ])
    const said = trail.map((row) => ({ action: row.action, facts: ((JSON.parse(row.data) as { facts?: TrailFacts }).facts ?? {}) as TrailFacts }))
    const rules = parsed<ReviewRules>(stored.rules)
    const rows: VerifiedRow[] = [
      one('rules', evidenceHashOf(stored) === stored.evidenceHash && stored.evidenceHash === said.find(({ action }) => action === 'gate-review.opened')?.facts.evidenceHash),
      one('gate', gate !== null && textDigest(gate.criteria) === rules?.gate.criteriaSha256),
      ...evidenceRows(stored, rules),
      ...voteRows(stored, said.filter(({ action }) => action === 'gate-review.voted').map(({ facts }) => facts)),
      ...endRows(stored, said),
      ...(await changedEntries(ctx.db, trail)).map(({ seq }): VerifiedRow => ({ part: 'trail', name: '', ordinal: seq, state: 'changed' })),
    ]
    const faults = rows.filter(({ state }) => state !== 'intact')
    return { intact: faults.length === 0, rows, faults, evidenceHash: stored.evidenceHash, decisionHash: stored.decision?.hash ?? null }
  },
})

const one = (part: VerifiedRow['part'], intact: boolean): VerifiedRow => ({ part, name: '', ordinal: null, state: intact ? 'intact' : 'changed' })

function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}

/** Rows as stored against digests by key: what is there and equal, there and different, gone, or more than there was. */
function compared(part: VerifiedRow['part'], stored: Map<string, { name: string; ordinal: number; digest: string }>, expected: Map<string, { name: string; ordinal: number; digest: string }>): VerifiedRow[] {
  const keys = [...new Set([...expected.keys(), ...stored.keys()])]
  return keys.map((key) => {
    const [is, was] = [stored.get(key), expected.get(key)]
    const { name, ordinal } = (is ?? was)!
    return { part, name, ordinal, state: !is ? 'missing' : !was ? 'added' : is.digest === was.digest ? 'intact' : 'changed' }
  })
}

const evidenceRows = (stored: StoredReview, rules: ReviewRules | null): VerifiedRow[] =>
  compared(
    'evidence',
    new Map(stored.evidence.map((row) => [String(row.ordinal), { name: row.criterionId, ordinal: row.ordinal, digest: evidenceDigest(row) }])),
    new Map((rules?.evidence ?? []).map(({ criterionId, sha256 }, i) => [String(i + 1), { name: criterionId, ordinal: i + 1, digest: sha256 }])),
  )

function voteRows(stored: StoredReview, said: TrailFacts[]): VerifiedRow[] {
  const known = said.map(({ memberId = '', ordinal = 0, sha256 = '' }) => [`${memberId} ${ordinal}`, { name: memberId, ordinal, digest: sha256 }] as const)
  return compared('vote', new Map(stored.votes.map((row) => [`${row.memberId} ${row.ordinal}`, { name: row.memberId, ordinal: row.ordinal, digest: voteDigest(row) }])), new Map(known))
}

/** How it ended: the decision with its hash, the votes that it counted, and the status of the review. */
function endRows(stored: StoredReview, said: { action: string; facts: TrailFacts }[]): VerifiedRow[] {
  const decided = said.find(({ action }) => action === 'gate-review.decided')
  const expected = decided ? 'decided' : said.some(({ action }) => action === 'gate-review.canceled') ? 'canceled' : 'open'
  const rows = [one('status', stored.status === expected)]
  const { decision } = stored
  if (!decision) return decided ? [...rows, { ...one('decision', false), state: 'missing' }] : rows
  if (!decided) return [...rows, { ...one('decision', false), state: 'added' }]
  const sameVotes = sameDigests(parsed<DecisionFacts>(decision.facts)?.votes ?? [], stored)
  return [...rows, one('decision', sameVotes && decisionHashOf(stored.evidenceHash, decision) === decision.hash && decision.hash === decided.facts.hash)]
}

function sameDigests(counted: DecisionFacts['votes'], stored: StoredReview): boolean {
  const digests = (list: string[]) => list.sort().join()
  return digests(counted.map(({ sha256 }) => sha256)) === digests(stored.votes.map(voteDigest))
}
