import type { Reading, Unit } from '@/lib/core/gates/reading'
import type { Formats } from '@/lib/i18n/format'

/** The few words around a figure: `gateReviews.evidence`. */
export interface ReadingWords {
  days(count: number): string
  perDay(value: string): string
}

/** A value in the unit of its criterion, as the reader writes it; null: no figure. */
export function unitText(value: number | null, unit: Unit | null, f: Formats, words: ReadingWords, currency: string): string | null {
  if (value === null || unit === null) return null
  switch (unit) {
    case 'bp':
      return f.percent(value)
    case 'ms':
      return f.duration(value)
    case 'count':
      return f.number(value)
    case 'days':
      return words.days(value)
    case 'perDay':
      return words.perDay(f.number(value, { digits: 1 }))
    case 'minor':
      return f.money(value, currency)
  }
}

/** "≥ 98 %", never broken over two lines */
export function targetText(reading: Pick<Reading, 'target' | 'unit' | 'comparator'>, f: Formats, words: ReadingWords, currency: string): string | null {
  const target = unitText(reading.target, reading.unit, f, words, currency)
  if (target === null || reading.comparator === null) return target
  return `${reading.comparator === 'at-least' ? '≥' : '≤'}\u00a0${target}`
}
