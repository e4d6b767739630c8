import { isDay } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'

/** What a cell says, or why it cannot be taken; `text` is trimmed and never holds control characters but line ends. */
export type CellRead<T> = { ok: true; value: T } | { ok: false; reason: Reason }
export type CellReader<Facts = unknown> = (text: string, facts: Facts) => CellRead<unknown>

export const taken = <T>(value: T): CellRead<T> => ({ ok: true, value })
export const refused = (key: string, params?: Reason['params']): CellRead<never> => ({ ok: false, reason: { key, ...(params && { params }) } })

/** Numbers as people write them: full-width digits, separators of thousands, a percent sign or a unit after a space are understood. */
function numberOf(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/\s*%$/, '').replace(/(?<=\d)[,  '\u00a0\u202f](?=\d{3}(\D|$))/g, '')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(digits) ? Number(digits) : null
}

export const textCell = (max: number): CellReader => (text) => (text.length > max ? refused('errors.tooLong', { max }) : taken(text || null))

export const numberCell = (min: number, max: number, digits = 0): CellReader => (text) => {
  if (!text) return taken(null)
  const value = numberOf(text)
  if (value === null) return refused('errors.number')
  if (value < min) return refused('errors.min', { min })
  if (value > max) return refused('errors.max', { max })
  if (digits === 0 && !Number.isInteger(value)) return refused('errors.integer')
  return taken(Math.round(value * 10 ** digits) / 10 ** digits)
}

/** `YYYY-MM-DD`, also with slashes, dots or Chinese signs, with or without a time behind it. */
export const dayCell: CellReader = (text) => {
  if (!text) return taken(null)
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?$/.exec(text.normalize('NFKC'))
  const day = match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : ''
  return isDay(day) ? taken(day) : refused('errors.date')
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', '是', '✓', 'ja', '对'])
const no = new Set(['no', 'n', 'false', '0', '', '否', 'nein'])

export const yesNoCell: CellReader = (text) => {
  const word = text.normalize('NFKC').toLowerCase()
  return yes.has(word) ? taken(true) : no.has(word) ? taken(false) : refused('errors.choice')
}

/** One of the known values, by itself or by one of its names (the words of either language). */
export const choiceCell = <Facts>(values: readonly string[], namesOf: (facts: Facts) => Record<string, readonly string[]>): CellReader<Facts> => (text, facts) => {
  if (!text) return taken(null)
  const word = fold(text)
  const names = namesOf(facts)
  const value = values.find((one) => fold(one) === word || names[one]?.some((name) => fold(name) === word))
  return value ? taken(value) : refused('errors.choice')
}

/** A record by whatever people call it (`fold`ed code, name or address): its id, or `key` as the reason. */
export const lookupCell = <Facts>(idsOf: (facts: Facts) => ReadonlyMap<string, string>, key: string): CellReader<Facts> => (text, facts) => {
  if (!text) return taken(null)
  const id = idsOf(facts).get(fold(text))
  return id ? taken(id) : refused(key, { value: text.slice(0, 100) })
}

/** Width, case and surrounding space do not matter when names are compared. */
export const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
