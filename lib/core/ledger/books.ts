import { amountFields, type Amounts, type Figures } from './amounts'
import { ledgerFormulas, type MonthFacts } from './facts'

const nullable = new Set<keyof Amounts>(['realisedMinor', 'lostMinor', 'lateUnits'])

/** What is not known adds nothing and stays unknown where nothing else is known. */
export function addAmounts(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (x, y) => (x === null ? y : y === null ? x : x + y))
}

export const noAmounts = (): Amounts => ({ realisedMinor: null, lostMinor: null, returnedMs: 0n, lostMs: 0n, units: 0n, failedUnits: 0n, lateUnits: null, missedUnits: 0n, downMs: 0n })

/**
 * What has to be booked so that the books say what the evidence says today; null when nothing has. Where the evidence is not known,
 * nothing is booked: that is no reason to take back what was signed, and what is known again is booked as the difference to it.
 */
export function difference(evidence: Amounts, booked: Amounts): Amounts | null {
  const change = combine(evidence, booked, (now, before) => (now === null ? null : now - (before ?? 0n)))
  return amountFields.some((field) => (change[field] ?? 0n) !== 0n) ? change : null
}

function combine(a: Amounts, b: Amounts, how: (x: bigint | null, y: bigint | null) => bigint | null): Amounts {
  return Object.fromEntries(amountFields.map((field) => [field, nullable.has(field) ? how(a[field], b[field]) : (how(a[field], b[field]) ?? 0n)])) as unknown as Amounts
}

/** Whether two sets of amounts say the same, to the last one that is not known. */
export const sameAmounts = (a: Amounts, b: Amounts): boolean => amountFields.every((field) => a[field] === b[field])

export const amountsOf = (figures: Figures | Amounts): Amounts => Object.fromEntries(amountFields.map((field) => [field, figures[field]])) as unknown as Amounts

export const causes = ['late-data', 'baseline', 'rate', 'formula', 'reading'] as const
/** Why a month says something else today than when it was signed. */
export type Cause = (typeof causes)[number]

/** What differs between two sets of facts of one month, in the order of `causes`. */
export function causesOf(before: MonthFacts, after: MonthFacts): Cause[] {
  const differs: Record<Cause, boolean> = {
    'late-data': !same(evidenceOf(before), evidenceOf(after)),
    baseline: !same(baselinesOf(before), baselinesOf(after)),
    rate: !same(ratesOf(before), ratesOf(after)),
    formula: !same(versionsOf(before), versionsOf(after)),
    reading: !same([before.adoption?.value, before.scope?.value, before.late?.by === 'reading' && before.late.units], [after.adoption?.value, after.scope?.value, after.late?.by === 'reading' && after.late.units]),
  }
  const found = causes.filter((cause) => differs[cause])
  return found.length ? found : ['late-data']
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Counters of the month whatever its segments, by engine process, and what else runs and queues told. */
function evidenceOf(facts: MonthFacts) {
  const sums = new Map<number, number[]>()
  for (const { sources } of facts.segments) {
    for (const { id, succeeded, business, system, attendedMs } of sources) {
      const [a = 0, b = 0, c = 0, d = 0] = sums.get(id) ?? []
      sums.set(id, [a + succeeded, b + business, c + system, d + attendedMs])
    }
  }
  return [[...sums].sort(([a], [b]) => a - b), facts.downHours.map(({ at, failed, before }) => [at, failed, before]), facts.late?.by === 'backlog' ? facts.late.units : null]
}

const byDay = <Value>(facts: MonthFacts, valueOf: (segment: MonthFacts['segments'][number]) => Value) => {
  const cuts: [string, string][] = []
  for (const segment of facts.segments) {
    const text = JSON.stringify(valueOf(segment))
    if (cuts.at(-1)?.[1] !== text) cuts.push([segment.from, text])
  }
  return cuts
}
const baselinesOf = (facts: MonthFacts) => byDay(facts, ({ baseline }) => baseline && [baseline.manualMs])
const ratesOf = (facts: MonthFacts) => byDay(facts, ({ wage, exchange }) => [wage && [wage.hourlyMinor, wage.currency], exchange?.map(({ from, to, rateE8, inverse }) => [from, to, rateE8, inverse])])
const versionsOf = ({ formulas }: MonthFacts) => ledgerFormulas.map((key) => formulas[key])
