/** How a function treats units; see check.ts for what each means. */
export type UnitRule = 'same' | 'plain' | 'root' | 'round' | 'choose'

export interface FormulaFunction {
  /** Fewest and most arguments */
  min: number
  max: number
  units: UnitRule
  apply(values: readonly number[]): number
}

const halfAwayFromZero = (value: number, digits: number): number => {
  const scale = 10 ** digits
  const scaled = Math.abs(value) * scale
  // The nearest double may lie a hair below the half that was written.
  return (Math.sign(value) * Math.floor(scaled + 0.5 + scaled * Number.EPSILON)) / scale
}

/** Everything that can be called; `if` chooses lazily and is interpreted apart. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
  ['min', { min: 1, max: 20, units: 'same', apply: (values) => Math.min(...values) }],
  ['max', { min: 1, max: 20, units: 'same', apply: (values) => Math.max(...values) }],
  ['sum', { min: 1, max: 20, units: 'same', apply: (values) => values.reduce((sum, value) => sum + value, 0) }],
  ['mean', { min: 1, max: 20, units: 'same', apply: (values) => values.reduce((sum, value) => sum + value, 0) / values.length }],
  ['abs', { min: 1, max: 1, units: 'same', apply: ([value]) => Math.abs(value!) }],
  ['clamp', { min: 3, max: 3, units: 'same', apply: ([value, low, high]) => Math.min(Math.max(value!, low!), high!) }],
  ['sqrt', { min: 1, max: 1, units: 'root', apply: ([value]) => Math.sqrt(value!) }],
  ['exp', { min: 1, max: 1, units: 'plain', apply: ([value]) => Math.exp(value!) }],
  ['ln', { min: 1, max: 1, units: 'plain', apply: ([value]) => Math.log(value!) }],
  ['log', { min: 1, max: 1, units: 'plain', apply: ([value]) => Math.log10(value!) }],
  ['round', { min: 1, max: 2, units: 'round', apply: ([value, digits = 0]) => halfAwayFromZero(value!, digits) }],
  ['floor', { min: 1, max: 1, units: 'round', apply: ([value]) => Math.floor(value!) }],
  ['ceil', { min: 1, max: 1, units: 'round', apply: ([value]) => Math.ceil(value!) }],
  ['if', { min: 3, max: 3, units: 'choose', apply: ([condition, then, otherwise]) => (condition ? then! : otherwise!) }],
])

export const functionNames: readonly string[] = [...functions.keys()]
export const reservedNames: ReadonlySet<string> = new Set([...functionNames, 'and', 'or', 'not'])
