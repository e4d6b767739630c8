import type { Reason } from '@/lib/core/errors'
import type { CellState, Outcome, Severity } from './words'

/** System id → release; null: not recorded. */
export type Releases = Readonly<Record<string, string | null>>

/** A check of a plan with the newest result that somebody signed. */
export interface StandingCheck {
  id: string
  severity: Severity
  /** Own system, or the ends and the gateway of its interface; empty: concerns the automation as a whole */
  systemIds: readonly string[]
  signed: { outcome: Outcome; runId: string; atMs: number; releases: Releases } | null
}

export interface StandingFacts {
  planned: boolean
  /** Checks that are asked for today */
  checks: readonly StandingCheck[]
  /** What runs in production today */
  releases: Releases
  /** Names by system, for sentences */
  names: Readonly<Record<string, string>>
  /** Open or not yet verified faults that hold the automation back */
  openBlockers: number
}

const proven: readonly Outcome[] = ['pass', 'not-applicable']
export const isProven = (outcome: Outcome): boolean => proven.includes(outcome)

/** Systems whose release is another one than the one that a check was signed on. Unknown then and now is no difference. */
export const staleSystemsOf = (check: StandingCheck, releases: Releases): string[] =>
  check.signed ? check.systemIds.filter((id) => (check.signed!.releases[id] ?? null) !== (releases[id] ?? null)) : []

/** Why the automation may not go live; empty: every check was signed on today's releases, and no blocker is open. Words: `compatibility.blockers`. */
export function blockersOf({ planned, checks, releases, names, openBlockers }: StandingFacts): Reason[] {
  if (!planned) return [{ key: 'compatibility.blockers.noPlan' }]
  const reasons: Reason[] = []
  const untested = checks.filter(({ signed }) => !signed)
  if (checks.length === 0 || untested.length === checks.length) reasons.push({ key: 'compatibility.blockers.noSignedRun' })
  else if (untested.length) reasons.push({ key: 'compatibility.blockers.untested', params: { count: untested.length } })
  const failed = checks.filter(({ severity, signed }) => severity === 'blocker' && signed && !isProven(signed.outcome))
  if (failed.length) reasons.push({ key: 'compatibility.blockers.failed', params: { count: failed.length } })
  if (openBlockers) reasons.push({ key: 'compatibility.blockers.open', params: { count: openBlockers } })
  const stale = [...new Set(checks.flatMap((check) => staleSystemsOf(check, releases)))]
  if (stale.length) reasons.push({ key: 'compatibility.blockers.stale', params: { count: stale.length, systems: stale.map((id) => names[id] ?? id).join(', ') } })
  return reasons
}

export interface CellFacts {
  /** Checks of the automation that concern this system */
  checks: readonly StandingCheck[]
  /** Checks of the automation as a whole: what is wrong with it is wrong on every system */
  whole?: readonly StandingCheck[]
  systemId: string
  currentRelease: string | null
  /** Open faults of all of these checks */
  blockers: number
  faults: number
}

export interface Cell {
  state: CellState
  testedRelease: string | null
  runId: string | null
  testedAtMs: number | null
}

/**
 * State of an automation on one system: red while a blocker is open or failed, stale when the release changed or a check came
 * on top since, untested when nothing was signed, amber with lesser faults, else green. The worst comes first.
 */
export function cellOf({ checks, whole = [], systemId, currentRelease, blockers, faults }: CellFacts): Cell {
  const signed = checks.flatMap((check) => (check.signed ? [{ ...check, signed: check.signed }] : []))
  const newest = signed.reduce<(typeof signed)[number]['signed'] | null>((last, { signed: one }) => (last === null || one.atMs > last.atMs ? one : last), null)
  const testedRelease = newest?.releases[systemId] ?? null
  const told = { testedRelease, runId: newest?.runId ?? null, testedAtMs: newest?.atMs ?? null }
  const bad = [...checks, ...whole].filter((check) => check.signed && !isProven(check.signed.outcome))
  if (blockers > 0 || bad.some(({ severity }) => severity === 'blocker')) return { ...told, state: 'red' }
  if (!newest) return { ...told, state: 'untested' }
  if (signed.length < checks.length || signed.some((check) => (check.signed.releases[systemId] ?? null) !== currentRelease)) return { ...told, state: 'stale' }
  return { ...told, state: faults > 0 || bad.length > 0 ? 'amber' : 'green' }
}
