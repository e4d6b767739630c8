import type { Day } from '@/lib/core/calendar/local-day'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import type { RecognitionRules } from './rules'

export const pointKinds = ['submitted', 'approved', 'live', 'support', 'benefit', 'reversal'] as const
export type PointKind = (typeof pointKinds)[number]
/** Kinds that follow from steps of a request. */
export type StepKind = 'submitted' | 'approved' | 'live' | 'support'

/** A row of the ledger as the rules read it. */
export interface LedgerRow {
  id: string
  personId: string
  kind: PointKind
  points: number
  reversesId: string | null
}

/** A row to be written. */
export interface NewRow {
  personId: string
  kind: PointKind
  points: number
  sourceKey: string
  reversesId: string | null
  facts: Record<string, string | number | boolean | null>
}

export type CapName = 'day' | 'month' | 'year'

/** How many submissions of the person earned points so far on the day, in its month and in its year. */
export type Credited = Record<CapName, number>

/** The first cap that is used up; null when the submission earns points. */
export const capReached = (caps: RecognitionRules['caps'], credited: Credited): CapName | null =>
  (['day', 'month', 'year'] as const).find((name) => credited[name] >= caps[name]) ?? null

/** What of a request its points depend on. */
export interface StepFacts {
  requestId: string
  status: RequestStatus
  closedAs: string | null
  submitterId: string
  /** Of the submitter on this day */
  credited: Credited
  /** People who decided the newest round of approval */
  deciderIds: readonly string[]
  /** Who said that their team does this too, for a department other than the request's */
  supporterIds: readonly string[]
  day: Day
}

type Standing = 'earned' | 'unchanged' | 'lost'

const after: Record<'approved' | 'live', ReadonlySet<RequestStatus>> = {
  approved: new Set<RequestStatus>(['approved', 'in-delivery', 'live', 'closed']),
  live: new Set<RequestStatus>(['live', 'closed']),
}

/** Parked requests keep what they have; a closed one earns nothing new; withdrawn and duplicate ones earn nothing at all. */
function standing(kind: 'approved' | 'live', { status, closedAs }: StepFacts): Standing {
  if (isVoid({ status, closedAs })) return 'lost'
  if (status === 'closed' || (kind === 'approved' && status === 'parked')) return 'unchanged'
  return after[kind].has(status) ? 'earned' : 'lost'
}

export const isVoid = ({ status, closedAs }: Pick<StepFacts, 'status' | 'closedAs'>): boolean =>
  status === 'closed' && (closedAs === 'withdrawn' || closedAs === 'duplicate')

/** Why points of a step are taken back, for the sentence that explains it. */
export type ReversalReason = 'withdrawn' | 'duplicate' | 'rejected' | 'reopened'

const reasonOf = ({ status, closedAs }: StepFacts): ReversalReason =>
  status === 'closed' ? (closedAs === 'duplicate' ? 'duplicate' : 'withdrawn') : status === 'rejected' ? 'rejected' : 'reopened'

/**
 * The rows that bring the ledger of one request in line with where it is now. What was credited and no longer holds is reversed;
 * what holds and is not credited is credited, once: the same facts over the new ledger give no rows. Handing in is credited on
 * the step itself and never again; points for approval go to no submitter who decided it.
 */
export function rowsForStep(rules: RecognitionRules, ledger: readonly LedgerRow[], facts: StepFacts): NewRow[] {
  const rows: NewRow[] = []
  const reversed = new Set(ledger.flatMap(({ reversesId }) => reversesId ?? []))
  const ofKind = (kind: PointKind, personId: string) => ledger.filter((row) => row.kind === kind && row.personId === personId)
  const open = (row: LedgerRow) => !reversed.has(row.id)

  const credit = (kind: StepKind, personId: string, points: number, more: NewRow['facts'] = {}) =>
    rows.push({ personId, kind, points, sourceKey: `${kind}:${facts.requestId}:${personId}:${ofKind(kind, personId).length + 1}`, reversesId: null, facts: more })
  const take = (row: LedgerRow) =>
    rows.push({ personId: row.personId, kind: 'reversal', points: -row.points, sourceKey: `reversal:${row.id}`, reversesId: row.id, facts: { of: row.kind, reason: reasonOf(facts) } })
  const settle = (kind: 'approved' | 'live' | 'support', personId: string, points: number, state: Standing) => {
    const credited = ofKind(kind, personId).filter(open)
    if (state === 'lost') for (const row of credited) take(row)
    if (state === 'earned' && !credited.length && points > 0) credit(kind, personId, points)
  }

  const submissions = ofKind('submitted', facts.submitterId)
  if (facts.status === 'submitted' && !submissions.length) {
    const capped = capReached(rules.caps, facts.credited)
    if (capped) credit('submitted', facts.submitterId, 0, { capped, cap: rules.caps[capped] })
    else if (rules.submitted > 0) credit('submitted', facts.submitterId, rules.submitted)
  }
  if (isVoid(facts)) for (const row of submissions) if (row.points > 0 && open(row)) take(row)

  const own = facts.deciderIds.includes(facts.submitterId)
  const approved = standing('approved', facts)
  settle('approved', facts.submitterId, rules.approved, own && approved === 'earned' ? 'unchanged' : approved)
  const live = standing('live', facts)
  settle('live', facts.submitterId, rules.live, live)
  const supporters = new Set([...facts.supporterIds, ...ledger.filter(({ kind }) => kind === 'support').map(({ personId }) => personId)])
  for (const personId of supporters) {
    // Who takes the support back keeps what came true with it.
    const state = live === 'earned' && (personId === facts.submitterId || !facts.supporterIds.includes(personId)) ? 'unchanged' : live
    settle('support', personId, rules.support, state)
  }
  return rows
}
