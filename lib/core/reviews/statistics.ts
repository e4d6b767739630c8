import type { ReviewOutcome } from './task'

/** A decision shorter than this can hardly have been a look at the document. */
export const RUBBER_STAMP_MS = 5_000
/** Below so many decisions a share says nothing about anybody. */
export const FEWEST_DECISIONS = 20
/** From this share of hasty decisions on, basis points, a warning is shown. */
export const RUBBER_STAMP_BP = 2_000

export interface DecisionFact {
  personId: string
  pointId: string
  outcome: ReviewOutcome
  spentMs: number
  late: boolean
}

export interface SecondLookFact {
  pointId: string
  /** Whose decisions were looked at again. */
  deciderIds: readonly string[]
  differs: boolean
}

export interface ReviewFigures {
  decisions: number
  approved: number
  rejected: number
  returned: number
  /** Time in front of the reviewer, ms; null without decisions. */
  medianMs: number | null
  p90Ms: number | null
  hasty: number
  /** Share of hasty decisions, basis points; null without decisions. */
  hastyBp: number | null
  lateBp: number | null
  secondLooks: number
  reversed: number
  /** Share of second looks that came to another result, basis points; null without second looks. */
  reversalBp: number | null
  rubberStamp: boolean
}

const bp = (part: number, whole: number): number | null => (whole ? Math.round((10_000 * part) / whole) : null)

/** Nearest rank of ascending values; null for none. */
const rank = (sorted: readonly number[], share: number): number | null => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null

export function figuresOf(decisions: readonly DecisionFact[], looks: readonly SecondLookFact[]): ReviewFigures {
  const times = decisions.map(({ spentMs }) => spentMs).sort((a, b) => a - b)
  const count = (outcome: ReviewOutcome) => decisions.filter((decision) => decision.outcome === outcome).length
  const hasty = times.filter((ms) => ms < RUBBER_STAMP_MS).length
  const hastyBp = bp(hasty, decisions.length)
  const reversed = looks.filter(({ differs }) => differs).length
  return {
    decisions: decisions.length,
    approved: count('approve'), rejected: count('reject'), returned: count('return'),
    medianMs: rank(times, 0.5), p90Ms: rank(times, 0.9),
    hasty, hastyBp,
    lateBp: bp(decisions.filter(({ late }) => late).length, decisions.length),
    secondLooks: looks.length, reversed, reversalBp: bp(reversed, looks.length),
    rubberStamp: decisions.length >= FEWEST_DECISIONS && hastyBp !== null && hastyBp >= RUBBER_STAMP_BP,
  }
}

/** The same figures for each point, or for each person who decided. */
export function figuresBy(by: 'point' | 'person', decisions: readonly DecisionFact[], looks: readonly SecondLookFact[]): Map<string, ReviewFigures> {
  const keyOf = (decision: DecisionFact) => (by === 'point' ? decision.pointId : decision.personId)
  const keysOf = (look: SecondLookFact) => (by === 'point' ? [look.pointId] : look.deciderIds)
  const keys = new Set([...decisions.map(keyOf), ...looks.flatMap(keysOf)])
  return new Map([...keys].map((key) => [key, figuresOf(decisions.filter((decision) => keyOf(decision) === key), looks.filter((look) => keysOf(look).includes(key)))]))
}
