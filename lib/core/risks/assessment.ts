import type { Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { placeOn, scoreOf, type Judged, type Matrix, type Place } from './matrix'

/** Why a judgement was written down. */
export const assessmentKinds = ['opened', 'reassessed', 'reviewed', 'proposal-taken', 'proposal-declined', 'matrix'] as const
export type AssessmentKind = (typeof assessmentKinds)[number]

/** Before and after controls. */
export interface Judgement {
  inherent: Place
  residual: Place
}

/** Both places on the matrix; refused outside of it, and when controls would make the risk larger. */
export function judge(matrix: Matrix, inherent: Judged, residual: Judged): Decision<Judgement> {
  const [before, after] = [placeOn(matrix, inherent), placeOn(matrix, residual)]
  const reasons: Reason[] = [before, after].flatMap((decision) => (decision.ok ? [] : decision.reasons.slice(0, 1)))
  if (!before.ok || !after.ok) return refuse(...reasons.slice(0, 1))
  if (after.value.score > before.value.score) return refuse({ key: 'risks.residualAbove', params: { residual: after.value.score, inherent: before.value.score } })
  return allow({ inherent: before.value, residual: after.value })
}

export type Movement = 'risen' | 'fallen' | 'same' | 'first'

export const movementOf = (score: number, previous: number | null): Movement => (previous === null ? 'first' : score > previous ? 'risen' : score < previous ? 'fallen' : 'same')

/**
 * What taking a proposal makes: the proposed place after controls, and before controls at least that; a risk that came nearer
 * than it was thought to be without controls was thought too small.
 */
export function takeProposal(matrix: Matrix, inherent: Judged, proposed: Judged): { inherent: Judged; residual: Judged } {
  return { inherent: scoreOf(matrix, proposed) > scoreOf(matrix, inherent) ? proposed : inherent, residual: proposed }
}

/** Whether a proposal says more than what stands: only a higher score after controls is one. */
export const isRaise = (matrix: Matrix, residual: Judged, proposed: Judged): boolean => scoreOf(matrix, proposed) > scoreOf(matrix, residual)
