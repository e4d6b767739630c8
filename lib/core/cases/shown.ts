import type { EvaluatedLike, StoredResults } from './stored'
import type { LineFormula } from './amounts'

/** Figures of a case as pages show them, computed now or frozen with a version. */
export type CaseFigures = Pick<StoredResults, 'currency' | 'asOf' | 'resolved' | 'base' | 'low' | 'high' | 'tornado' | 'breakEven' | 'items'>

/** Figures that were computed now; null while nothing could be. */
export function figuresNow({ resolved, result, tornado, breakEven, items }: EvaluatedLike, currency: string): CaseFigures | null {
  if (!result) return null
  const short = ({ columns, figures }: CaseFigures['base']) => ({ columns, figures })
  return { currency, asOf: resolved.asOf, resolved, base: result.base, low: short(result.low), high: short(result.high), tornado, breakEven, items }
}

/** Takes out what the reader may not see: wages of the rate table, and the steps that they could be read from at a glance. */
export function withoutWages<R extends Pick<CaseFigures, 'resolved'>['resolved']>(resolved: R, mayReadRates: boolean): R {
  const open = (formula: LineFormula): LineFormula => {
    const hides = !mayReadRates && formula.inputs.some(({ hidden, from }) => hidden && from === 'source')
    return {
      ...formula,
      steps: hides ? formula.steps.slice(-1) : formula.steps,
      inputs: formula.inputs.map(({ hidden, ...input }) => (!hidden || mayReadRates ? input : { ...input, said: null, ...(input.from === 'source' && { value: null, hidden: true }) })),
    }
  }
  return { ...resolved, lines: resolved.lines.map((line) => (line.formula ? { ...line, formula: open(line.formula) } : line)) }
}
