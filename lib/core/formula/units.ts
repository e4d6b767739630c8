/** What a quantity is made of: exponent by base dimension, members of 0 are left out. */
export type Dimension = Readonly<Partial<Record<Base, number>>>

const bases = ['money', 'item', 'run', 'time', 'day', 'period', 'person'] as const
type Base = (typeof bases)[number]

/** A unit as it is written: values × factor are values in the base units (h, day, year, person, item, run, money). */
export interface Unit {
  text: string
  dimension: Dimension
  factor: number
}

interface Term {
  base: Base | null
  /** Numerator and denominator, so that 1 min is 1/60 h and nothing rounder */
  scale: readonly [number, number]
}

/**
 * A working day is counted, it is not 24 hours: hours of a day are said with h/day. Month, quarter and year are stretches of the
 * calendar and convert to each other, not to hours. One person of full time is a person.
 */
const terms: ReadonlyMap<string, Term> = new Map<string, Term>([
  ['1', { base: null, scale: [1, 1] }],
  ['%', { base: null, scale: [1, 100] }],
  ['money', { base: 'money', scale: [1, 1] }],
  ['item', { base: 'item', scale: [1, 1] }],
  ['run', { base: 'run', scale: [1, 1] }],
  ['h', { base: 'time', scale: [1, 1] }],
  ['min', { base: 'time', scale: [1, 60] }],
  ['s', { base: 'time', scale: [1, 3600] }],
  ['day', { base: 'day', scale: [1, 1] }],
  ['year', { base: 'period', scale: [1, 1] }],
  ['quarter', { base: 'period', scale: [1, 4] }],
  ['month', { base: 'period', scale: [1, 12] }],
  ['fte', { base: 'person', scale: [1, 1] }],
  ['person', { base: 'person', scale: [1, 1] }],
])

/** Units that an editor offers; any product and quotient of the terms above is understood. */
export const commonUnits = [
  '1', '%', 'money', 'money/h', 'money/item', 'money/run', 'money/month', 'money/year', 'money/fte/year', 'item', 'item/month', 'item/year', 'run', 'run/month', 'item/run',
  'h', 'min', 's', 'min/item', 's/item', 'min/run', 'h/month', 'h/year', 'day', 'day/year', 'h/day', 'h/fte/day', 'month', 'year', '1/year', 'fte', 'person',
] as const

const MAX_TERMS = 8
const MAX_EXPONENT = 9
const known = new Map<string, Unit | null>()
const KEPT = 500

/** Reads `money/h`, `item*min/year`, `h/fte/day`: from left to right, each `/` divides by the one term behind it. Null: not a unit. */
export function parseUnit(text: string): Unit | null {
  const kept = known.get(text)
  if (kept !== undefined) return kept
  const unit = read(text)
  if (known.size >= KEPT) known.clear()
  known.set(text, unit)
  return unit
}

function read(text: string): Unit | null {
  if (text.length > 40 || !/^(1|%|[a-z]+)([*/](1|%|[a-z]+))*$/.test(text)) return null
  const parts = text.split(/(?=[*/])/)
  if (parts.length > MAX_TERMS) return null
  const dimension: Partial<Record<Base, number>> = {}
  let [over, under] = [1, 1]
  for (const part of parts) {
    const divides = part.startsWith('/')
    const term = terms.get(part.replace(/^[*/]/, ''))
    if (!term) return null
    if (term.base) dimension[term.base] = (dimension[term.base] ?? 0) + (divides ? -1 : 1)
    over *= term.scale[divides ? 1 : 0]
    under *= term.scale[divides ? 0 : 1]
  }
  return { text, dimension: tidy(dimension), factor: over / under }
}

const tidy = (dimension: Partial<Record<Base, number>>): Dimension =>
  Object.fromEntries(bases.flatMap((base) => (dimension[base] ? [[base, dimension[base]]] : []))) as Dimension

export const none: Dimension = {}

export const sameDimension = (a: Dimension, b: Dimension): boolean => bases.every((base) => (a[base] ?? 0) === (b[base] ?? 0))

/** a × b^power (power −1 divides). Null when an exponent leaves what can be meant. */
export function combine(a: Dimension, b: Dimension, power: number): Dimension | null {
  const sum = Object.fromEntries(bases.map((base) => [base, (a[base] ?? 0) + (b[base] ?? 0) * power])) as Record<Base, number>
  return bases.every((base) => Number.isInteger(sum[base]) && Math.abs(sum[base]) <= MAX_EXPONENT) ? tidy(sum) : null
}

const written: Record<Base, string> = { money: 'money', item: 'item', run: 'run', time: 'h', day: 'day', period: 'year', person: 'fte' }

/** The dimension in base units, such as `money*h/year`; `1` for a plain number. Readable by parseUnit as long as it is short. */
export function unitOfDimension(dimension: Dimension): string {
  const repeated = (base: Base, count: number) => Array.from({ length: count }, () => written[base])
  const over = bases.flatMap((base) => repeated(base, Math.max(0, dimension[base] ?? 0)))
  const under = bases.flatMap((base) => repeated(base, Math.max(0, -(dimension[base] ?? 0))))
  return [over.join('*') || '1', ...under].join('/')
}

/** Whether rounding it means the same in every unit that it may be written in. */
export const isCountable = (dimension: Dimension): boolean => !dimension.time && !dimension.period

/** A value in one unit as a value in another; null where the dimensions differ. */
export function convert(value: number, from: string, to: string): number | null {
  const [source, target] = [parseUnit(from), parseUnit(to)]
  if (!source || !target || !sameDimension(source.dimension, target.dimension)) return null
  return source.factor === target.factor ? value : (value * source.factor) / target.factor
}
