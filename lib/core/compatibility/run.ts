import type { Reason } from '@/lib/core/errors'
import type { Outcome, RunOutcome, Severity } from './words'

export interface RunCheck {
  id: string
  severity: Severity
  /** Newest result of the run; null: nobody has tried it yet */
  outcome: Outcome | null
}

export interface RunCount {
  total: number
  answered: number
  pass: number
  fail: number
  blocked: number
  notApplicable: number
  /** Failed or blocked checks that hold the automation back */
  blockers: number
}

export function countRun(checks: readonly RunCheck[]): RunCount {
  const of = (outcome: Outcome) => checks.filter((check) => check.outcome === outcome).length
  const [pass, fail, blocked, notApplicable] = [of('pass'), of('fail'), of('blocked'), of('not-applicable')]
  return {
    total: checks.length, answered: pass + fail + blocked + notApplicable, pass, fail, blocked, notApplicable,
    blockers: checks.filter(({ severity, outcome }) => severity === 'blocker' && (outcome === 'fail' || outcome === 'blocked')).length,
  }
}

/**
 * What a finished run comes to: failed while a blocker check did not pass or a blocker fault is open, with remarks when a lesser
 * check did not pass or a lesser fault is open.
 */
export function outcomeOf(checks: readonly RunCheck[], open: { blockers: number; others: number }): RunOutcome {
  const { blockers, fail, blocked } = countRun(checks)
  if (blockers > 0 || open.blockers > 0) return 'failed'
  return fail + blocked + open.others > 0 ? 'passed-with-remarks' : 'passed'
}

/** What an open test comes to as it stands; null while unanswered checks may still decide it: what nobody has tried never counts as passed. */
export function outcomeSoFar(checks: readonly RunCheck[], open: { blockers: number; others: number }): RunOutcome | null {
  const outcome = outcomeOf(checks, open)
  const { total, answered } = countRun(checks)
  return outcome === 'failed' || (total > 0 && answered === total) ? outcome : null
}

export interface SigningFacts {
  status: string
  checks: readonly RunCheck[]
  /** Null: a machine, which never signs */
  signerId: string | null
  builderId: string | null
  /** Whether the signer was the builder once */
  builtBefore: boolean
}

/** Why this person may not sign this run now; empty: may. A trigger of the database keeps the rule for the builder of today. */
export function signingReasons({ status, checks, signerId, builderId, builtBefore }: SigningFacts): Reason[] {
  if (status !== 'open') return [{ key: 'compatibility.sign.ended' }]
  const reasons: Reason[] = []
  if (signerId === null) reasons.push({ key: 'compatibility.sign.person' })
  else if (builtBefore || signerId === builderId) reasons.push({ key: 'compatibility.sign.builder' })
  const { total, answered } = countRun(checks)
  if (answered < total) reasons.push({ key: 'compatibility.sign.unanswered', params: { count: total - answered } })
  return reasons
}

/** Why an answer may not stand as given: a fault and what could not be tried say what was seen, what does not apply says why. */
export const answerReasons = ({ outcome, note }: { outcome: Outcome; note?: string }): Reason[] =>
  outcome !== 'pass' && !note?.trim() ? [{ key: `compatibility.answer.${outcome === 'not-applicable' ? 'whyNot' : outcome === 'blocked' ? 'whyBlocked' : 'whatSeen'}` }] : []
