import { z } from 'zod'
import type { Role } from '@/lib/core/access'
import type { Reason } from '@/lib/core/errors'
import { line, typedNumber } from '@/lib/core/portfolio/fields'
import { allow, refuse, type Decision } from '@/lib/core/result'

/** From small to large; a band begins at its first score. */
export const bands = ['green', 'yellow', 'orange', 'red'] as const
export type Band = (typeof bands)[number]

/** Roles that may accept a risk at all; which of them, the matrix says by band. */
export const approverRoles = ['process-owner', 'coe', 'steering'] as const satisfies Role[]
export type ApproverRole = (typeof approverRoles)[number]

export const [SMALLEST, LARGEST] = [3, 7]

const label = z.strictObject({ en: line(40), 'zh-CN': line(20) })
const score = typedNumber(z.number().int().min(1).max(LARGEST * LARGEST))
const band = z.strictObject({
  /** The lowest score of the band */
  from: score,
  approvers: z.array(z.enum(approverRoles)).min(1).max(approverRoles.length),
  /** How long an acceptance holds at most, days */
  acceptDays: typedNumber(z.number().int().min(1).max(730)),
})

/**
 * How likelihood and impact, each 1 to `size`, make a score and a band. A cell's score is likelihood × impact unless `cells` says
 * another; above `appetite` a risk wants to be treated or accepted.
 */
export const MatrixBody = z
  .strictObject({
    size: typedNumber(z.number().int().min(SMALLEST).max(LARGEST)),
    likelihood: z.array(label).min(SMALLEST).max(LARGEST),
    impact: z.array(label).min(SMALLEST).max(LARGEST),
    cells: z.array(z.strictObject({ likelihood: score, impact: score, score })).max(LARGEST * LARGEST).default([]),
    bands: z.strictObject({ green: band, yellow: band, orange: band, red: band }),
    appetite: score,
  })
  .superRefine((matrix, context) => {
    for (const { path, key } of matrixFaults(matrix as Matrix)) context.addIssue({ code: 'custom', path, message: key })
  })

export interface Label {
  en: string
  'zh-CN': string
}
export interface BandRule {
  from: number
  approvers: ApproverRole[]
  acceptDays: number
}
export interface Matrix {
  size: number
  likelihood: Label[]
  impact: Label[]
  cells: { likelihood: number; impact: number; score: number }[]
  bands: Record<Band, BandRule>
  appetite: number
}

/** One judgement: a place on the matrix with what it makes. */
export interface Place {
  likelihood: number
  impact: number
  score: number
  band: Band
}
export type Judged = Pick<Place, 'likelihood' | 'impact'>

export const scoreOf = (matrix: Matrix, { likelihood, impact }: Judged): number =>
  matrix.cells.find((cell) => cell.likelihood === likelihood && cell.impact === impact)?.score ?? likelihood * impact

export const bandOf = (matrix: Matrix, reached: number): Band => bands.findLast((name) => reached >= matrix.bands[name].from) ?? 'green'

/** The largest score that the matrix gives. */
export const topScore = (matrix: Matrix): number => scoreOf(matrix, { likelihood: matrix.size, impact: matrix.size })

const within = (matrix: Matrix, step: number) => Number.isInteger(step) && step >= 1 && step <= matrix.size

/** Score and band of a judgement; refused when a step lies outside the matrix. */
export function placeOn(matrix: Matrix, judged: Judged): Decision<Place> {
  if (!within(matrix, judged.likelihood) || !within(matrix, judged.impact)) return refuse({ key: 'risks.outsideMatrix', params: { size: matrix.size } })
  const reached = scoreOf(matrix, judged)
  return allow({ likelihood: judged.likelihood, impact: judged.impact, score: reached, band: bandOf(matrix, reached) })
}

/** The same judgement on a matrix of another size: the step at the same share of the scale, rounded up at the middle. */
export const rescaled = (from: number, to: number, { likelihood, impact }: Judged): Judged => {
  const step = (value: number) => (from === to ? value : Math.round(((value - 1) * (to - 1)) / (from - 1)) + 1)
  return { likelihood: step(likelihood), impact: step(impact) }
}

export const isAboveAppetite = (matrix: Matrix, reached: number): boolean => reached > matrix.appetite

interface Fault extends Reason {
  path: (string | number)[]
}

/** What keeps a matrix from being one: scales of its size, bands that rise, scores that never fall along a scale, red for the steering group alone. */
export function matrixFaults(matrix: Matrix): Fault[] {
  const faults: Fault[] = []
  for (const scale of ['likelihood', 'impact'] as const) if (matrix[scale].length !== matrix.size) faults.push({ path: [scale], key: 'riskMatrix.faults.labels' })
  if (matrix.bands.green.from !== 1) faults.push({ path: ['bands', 'green', 'from'], key: 'riskMatrix.faults.first' })
  bands.slice(1).forEach((name, at) => {
    if (matrix.bands[name].from <= matrix.bands[bands[at]!].from) faults.push({ path: ['bands', name, 'from'], key: 'riskMatrix.faults.rising' })
  })
  if (matrix.bands.red.approvers.some((role) => role !== 'steering')) faults.push({ path: ['bands', 'red', 'approvers'], key: 'riskMatrix.faults.redSteering' })
  matrix.cells.forEach((cell, at) => {
    const outside = cell.likelihood > matrix.size || cell.impact > matrix.size
    const twice = matrix.cells.findIndex((other) => other.likelihood === cell.likelihood && other.impact === cell.impact) !== at
    if (outside || twice) faults.push({ path: ['cells', at], key: 'riskMatrix.faults.cell' })
  })
  if (falls(matrix)) faults.push({ path: ['cells'], key: 'riskMatrix.faults.falling' })
  const top = topScore(matrix)
  if (matrix.bands.red.from > top) faults.push({ path: ['bands', 'red', 'from'], key: 'riskMatrix.faults.unreachable' })
  if (matrix.appetite >= matrix.bands.red.from) faults.push({ path: ['appetite'], key: 'riskMatrix.faults.appetite' })
  return faults
}

/** Whether a larger likelihood or impact anywhere scores less than a smaller one. */
function falls(matrix: Matrix): boolean {
  const steps = Array.from({ length: matrix.size }, (_, at) => at + 1)
  return steps.some((likelihood) =>
    steps.some((impact) => {
      const here = scoreOf(matrix, { likelihood, impact })
      return (likelihood < matrix.size && scoreOf(matrix, { likelihood: likelihood + 1, impact }) < here) || (impact < matrix.size && scoreOf(matrix, { likelihood, impact: impact + 1 }) < here)
    }),
  )
}
