/** How often something is done, how long it takes each time, how much of it a robot could take. */
export interface CalculatorInput {
  count: number
  unit: CalculatorUnit
  minutes: number
  /** Per cent */
  share: number
}

export const calculatorUnits = ['day', 'week', 'month'] as const
export type CalculatorUnit = (typeof calculatorUnits)[number]

/** What can be typed; sliders go as far as is common and no further. */
export const bounds = { count: { min: 1, max: 1_000_000 }, minutes: { min: 0.5, max: 10_000 }, share: { min: 0, max: 100 } } as const
export const sliderEnds: Record<CalculatorUnit, number> = { day: 100, week: 500, month: 1000 }
export const MINUTES_END = 120

/** A common piece of work, to begin with. */
export const example: CalculatorInput = { count: 20, unit: 'week', minutes: 15, share: 80 }

const WEEKS_OF_A_YEAR = 52
const MONTHS_OF_A_YEAR = 12

/** Times a month: count × (working days a year | 52 | 12) ÷ 12. */
export const timesAMonth = ({ count, unit }: Pick<CalculatorInput, 'count' | 'unit'>, workingDays: number): number =>
  (count * (unit === 'day' ? workingDays : unit === 'week' ? WEEKS_OF_A_YEAR : MONTHS_OF_A_YEAR)) / MONTHS_OF_A_YEAR

/** A result as people talk about time: `amount` in hours a year, working days or weeks of one person, or people. */
export type PlainTime =
  | { kind: 'nothing' }
  | { kind: 'hours' | 'days' | 'weeks'; hours: number; amount: number }
  | { kind: 'people'; hours: number; amount: number }

/**
 * Hours a year in words: below a working day hours alone, below two weeks days, up to nine tenths of a year weeks, beyond that people.
 * `people` is the full-time equivalent of the hours; two significant digits, since the inputs are guesses.
 */
export function plainTime(hours: number, { hoursPerDay, daysPerWeek, people }: { hoursPerDay: number; daysPerWeek: number; people: number }): PlainTime {
  if (!(hours > 0)) return { kind: 'nothing' }
  const [rounded, days] = [twoDigits(hours), hours / hoursPerDay]
  if (days < 1) return { kind: 'hours', hours: rounded, amount: rounded }
  if (days < 2 * daysPerWeek) return { kind: 'days', hours: rounded, amount: Math.round(days) }
  if (people < 0.9) return { kind: 'weeks', hours: rounded, amount: Math.round(days / daysPerWeek) }
  return { kind: 'people', hours: rounded, amount: people < 10 ? Math.round(people * 2) / 2 : twoDigits(people) }
}

/** Two figures are as much as an estimate is worth. */
export function twoDigits(value: number): number {
  if (value < 1) return Math.round(value * 10) / 10
  const step = value < 10 ? 0.5 : 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.round(value / step) * step
}
