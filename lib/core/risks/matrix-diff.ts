import type { Reason } from '@/lib/core/errors'
import { bands, scoreOf, type Matrix } from './matrix'

/** What differs between two matrices, as sentences of `riskMatrix.changes`; empty: nothing does. */
export function matrixChanges(before: Matrix, after: Matrix): Reason[] {
  const changes: Reason[] = []
  const note = (key: string, params: Reason['params']) => changes.push({ key: `riskMatrix.changes.${key}`, params })
  if (before.size !== after.size) note('size', { before: before.size, after: after.size })
  for (const scale of ['likelihood', 'impact'] as const) {
    after[scale].forEach((label, at) => {
      const was = before[scale][at]
      if (was && was.en !== label.en) note('label', { scale, step: at + 1, before: was.en, after: label.en })
      if (was && was['zh-CN'] !== label['zh-CN']) note('label', { scale, step: at + 1, before: was['zh-CN'], after: label['zh-CN'] })
    })
  }
  for (const band of bands) {
    const [was, is] = [before.bands[band], after.bands[band]]
    if (was.from !== is.from) note('band', { band, before: was.from, after: is.from })
    if (was.acceptDays !== is.acceptDays) note('days', { band, before: was.acceptDays, after: is.acceptDays })
    if ([...was.approvers].sort().join() !== [...is.approvers].sort().join()) note('approvers', { band })
  }
  if (before.appetite !== after.appetite) note('appetite', { before: before.appetite, after: after.appetite })
  const steps = Array.from({ length: Math.min(before.size, after.size) }, (_, at) => at + 1)
  for (const likelihood of steps) {
    for (const impact of steps) {
      const [was, is] = [scoreOf(before, { likelihood, impact }), scoreOf(after, { likelihood, impact })]
      if (was !== is) note('cell', { likelihood, impact, before: was, after: is })
    }
  }
  return changes
}

/** The same matrix with another number of steps: labels that are known stay, new ones are empty, cells outside go. */
export function resized(matrix: Matrix, size: number): Matrix {
  const labels = (known: Matrix['likelihood']) => Array.from({ length: size }, (_, at) => known[at] ?? { en: '', 'zh-CN': '' })
  return { ...matrix, size, likelihood: labels(matrix.likelihood), impact: labels(matrix.impact), cells: matrix.cells.filter((cell) => cell.likelihood <= size && cell.impact <= size) }
}

/** The matrix with one cell's score set; the product of its steps takes the own score away again. */
export function withCell(matrix: Matrix, likelihood: number, impact: number, score: number | null): Matrix {
  const others = matrix.cells.filter((cell) => cell.likelihood !== likelihood || cell.impact !== impact)
  return { ...matrix, cells: score === null || score === likelihood * impact ? others : [...others, { likelihood, impact, score }] }
}
