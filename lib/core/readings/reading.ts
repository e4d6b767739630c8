import type { Reason } from '@/lib/core/errors'

/** What people read off elsewhere: share of the work that really goes through the automation, items that should, items that came late. */
export const readingKinds = ['adoption', 'scope-items', 'late-items'] as const
export type ReadingKind = (typeof readingKinds)[number]

/** Stored in place of a value when a reading is taken back: the month counts as not read. */
export const TAKEN_BACK = -1n

/** Items: what databases and calculations have room for. */
export const MOST_ITEMS = 2_000_000_000

export interface ReadingFacts {
  /** Value that counted so far; null: none */
  before: bigint | null
  /** Of the same month, basis points or items */
  scopeItems: bigint | null
  lateItems: bigint | null
}

/** What is strange about a value (basis points or items), so that it is asked about once more. */
export function readingDoubts(kind: ReadingKind, value: bigint, facts: ReadingFacts): Reason[] {
  if (kind === 'adoption') return value === 0n ? [{ key: 'rates.readings.ask.nobody' }] : jump(value, facts.before, 100)
  const [scope, late] = kind === 'scope-items' ? [value, facts.lateItems] : [facts.scopeItems, value]
  if (scope !== null && late !== null && late > scope) return [{ key: 'rates.readings.ask.moreLateThanScope', params: { late: Number(late), scope: Number(scope) } }]
  return jump(value, facts.before)
}

/** Ten times as much, or a tenth. */
const FACTOR = 10n

const jump = (value: bigint, before: bigint | null, scale = 1): Reason[] =>
  before !== null && before > 0n && (value > before * FACTOR || value * FACTOR < before) ? [{ key: 'rates.readings.ask.jump', params: { before: Number(before) / scale } }] : []
