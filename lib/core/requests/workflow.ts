import type { Reason } from '@/lib/core/errors'
import type { Stage } from '@/lib/core/portfolio/stages'
import { assessingApart } from '@/lib/core/separation'
import { allow, refuse, type Decision } from '@/lib/core/result'
import type { RequestStatus, RequestType } from './statuses'
import { workflow, type CheckName, type Closing, type Mover, type StepName, type StepRow } from './workflow-table'

/** What the table decides on, as read from the stored request. */
export interface RequestFacts {
  type: RequestType
  status: RequestStatus
  /** Title and what hurts are given */
  described: boolean
  /** A registered process, its own or that of its automation */
  processLinked: boolean
  /** The process has an owner who can sign in */
  ownerKnown: boolean
  assessmentCounted: boolean
  /** The newest approval round */
  round: 'open' | 'approved' | 'rejected' | 'canceled' | null
  originalNamed: boolean
  /** State that it was parked in */
  parkedFrom: RequestStatus | null
  leadKnown: boolean
  automation: { stage: Stage; /** Counted production runs since it went live, or since the delivery began */ runs: number } | null
}

/** Who asks for a step, in relation to this request. */
export interface MoverFacts {
  submitter: boolean
  lead: boolean
  /** Permissions for the department of the request */
  assess: boolean
  edit: boolean
  deliver: boolean
  /** Set when the portal itself moves it */
  machine?: 'round' | 'clock'
}

const checks: Record<CheckName, (facts: RequestFacts, row: StepRow) => boolean> = {
  described: ({ described }) => described,
  processLinked: ({ processLinked }) => processLinked,
  ownerKnown: ({ ownerKnown }) => ownerKnown,
  assessmentCounted: ({ assessmentCounted }) => assessmentCounted,
  roundApproved: ({ round }) => round === 'approved',
  roundRejected: ({ round }) => round === 'rejected',
  originalNamed: ({ originalNamed }) => originalNamed,
  automationLinked: ({ automation }) => automation !== null,
  leadKnown: ({ leadKnown }) => leadKnown,
  automationLive: ({ automation }) => automation?.stage === 'live' || automation?.stage === 'watched',
  runsArrived: ({ automation }) => (automation?.runs ?? 0) > 0,
  automationRetired: ({ automation }) => automation?.stage === 'retired',
  parkedHere: ({ parkedFrom }, { to }) => parkedFrom !== null && returnsTo(parkedFrom) === to,
}

/** Where a parked request comes back to: what waited for an answer or for approvals is looked at again. */
export const returnsTo = (parkedFrom: RequestStatus): RequestStatus =>
  parkedFrom === 'submitted' || parkedFrom === 'approved' ? parkedFrom : 'in-assessment'

/** A step as it is offered: `reasons` empty, it may be taken now; otherwise why not, in words. */
export interface OfferedStep extends StepRow {
  reasons: Reason[]
}

/** Steps that lead on from the present state for a request of this type. */
export const rowsFrom = (facts: Pick<RequestFacts, 'status' | 'type'>): StepRow[] =>
  workflow.filter((row) => row.from === facts.status && (!row.types || row.types.includes(facts.type)))

/** Checks that do not hold; `given` names what the form of the step still brings. */
export const missingOf = (row: StepRow, facts: RequestFacts): CheckName[] => row.checks.filter((name) => !checks[name](facts, row))

const isMover = (row: StepRow, actor: MoverFacts): boolean => row.by.some((mover) => movers[mover](actor))

const movers: Record<Mover, (actor: MoverFacts) => boolean> = {
  submitter: ({ submitter, machine }) => submitter && !machine,
  lead: ({ lead, machine }) => lead && !machine,
  assess: ({ assess, machine }) => assess && !machine,
  edit: ({ edit, machine }) => edit && !machine,
  deliver: ({ deliver, machine }) => deliver && !machine,
  round: ({ machine }) => machine === 'round',
  clock: ({ machine }) => machine === 'clock',
}

function reasonsOf(row: StepRow, facts: RequestFacts, actor: MoverFacts): Reason[] {
  const own: Reason[] = row.notOwn && !actor.machine ? assessingApart({ requested: actor.submitter }) : []
  // What only the form of the step names cannot be missing before it is shown.
  const missing = missingOf(row, facts).filter((name) => !(name === 'originalNamed' && row.asks.original))
  return [...own, ...missing.map((name) => ({ key: `workflow.checks.${name}` }))]
}

/**
 * The steps that this actor has to do with, in the order of the table: those that may be taken have no reasons, the others say
 * why not. A step of somebody else's is not listed.
 */
export const stepsFrom = (facts: RequestFacts, actor: MoverFacts): OfferedStep[] =>
  rowsFrom(facts)
    .filter((row) => isMover(row, actor) && !(row.checks.includes('parkedHere') && missingOf(row, facts).includes('parkedHere')))
    .map((row) => ({ ...row, reasons: reasonsOf(row, facts, actor) }))

export interface Wanted {
  to: RequestStatus
  /** Tells the steps to `closed` apart */
  closedAs?: Closing
  name?: StepName
}

/** The row of the step that is asked for, or the reasons why it may not be taken: the same answer for buttons, board and verbs. */
export function decideMove(facts: RequestFacts, actor: MoverFacts, wanted: Wanted): Decision<StepRow> {
  const rows = rowsFrom(facts).filter((row) => row.to === wanted.to && (!wanted.closedAs || row.closedAs === wanted.closedAs) && (!wanted.name || row.name === wanted.name))
  if (!rows.length) return refuse({ key: 'workflow.noSuchStep', params: { from: statusWord(facts.status), to: statusWord(wanted.to) } })
  const own = rows.filter((row) => isMover(row, actor))
  if (!own.length) return refuse({ key: rows.some(({ by }) => by.every((mover) => mover === 'round')) ? 'workflow.byRound' : 'workflow.notYours' })
  const offered = own.map((row) => ({ row, reasons: [...reasonsOf(row, facts, actor), ...originalReasons(row, facts)] }))
  const open = offered.find(({ reasons }) => !reasons.length)
  return open ? allow(open.row) : refuse(...offered[0]!.reasons)
}

const originalReasons = (row: StepRow, facts: RequestFacts): Reason[] => (row.asks.original && !facts.originalNamed ? [{ key: 'workflow.checks.originalNamed' }] : [])

/** The state as messages select on it: `in-assessment` is `inAssessment`, since a hyphen is no part of a selector. */
export const statusWord = (status: RequestStatus): string => status.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
