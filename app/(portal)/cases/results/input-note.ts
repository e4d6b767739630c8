import type { LineInput } from '@/lib/core/cases/amounts'
import type { Formats } from '@/lib/i18n/format'

type Say = (key: string, params?: Record<string, string | number>) => string

/** Where an input comes from, in one sentence: what its source says, and whether something else was typed over it. */
export function inputNote(t: Say, f: Formats, { note, said, from, hidden, value }: Pick<LineInput, 'from' | 'said' | 'note' | 'hidden' | 'value'>): string {
  const number = (one: number | null) => f.number(one, { digits: 2 })
  const shown = (name: string, one: string | number) => (typeof one === 'number' ? f.number(one) : /^\d{4}-\d{2}-\d{2}$/.test(one) ? f.date(one) : name === 'month' ? f.month(`${one}-01`) : one)
  const params = Object.fromEntries(Object.entries(note?.params ?? {}).map(([name, one]) => [name, shown(name, one)]))
  const where = note ? t(note.key, params) : t('typedOnly')
  if (hidden) return t('hidden', { where })
  if (from === 'override') return note && said !== null ? t('overridden', { where, said: number(said) }) : t('typed')
  if (from === 'source') return t('from', { where, said: number(said) })
  return from === 'default' ? t('default', { value: number(value) }) : where
}
