import type { Reason } from '@/lib/core/errors'
import type { PointKind } from './entries'
import type { Month } from '@/lib/core/calendar/month'

/** A row of the ledger as it is told. */
export interface ToldEntry {
  kind: PointKind
  points: number
  facts: Record<string, unknown>
}

interface Words {
  month(month: Month): string
  hours(ms: number): string
  number(value: number): string
}

/** Whether the row is about measured benefit, credited or taken back. */
export const isVerified = ({ kind, facts }: Pick<ToldEntry, 'kind' | 'facts'>): boolean => kind === 'benefit' || facts.of === 'benefit'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const amount = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** The sentence of a row below `recognition.history`, for pages, documents and tables alike. */
export function sentenceOf({ kind, facts }: ToldEntry, words: Words): Reason {
  const key = (name: string) => `recognition.history.${name}`
  if (isVerified({ kind, facts })) {
    const params = { month: words.month(text(facts.month)), hours: words.hours(amount(facts.shareMs)), before: words.hours(amount(facts.beforeMs)) }
    if (facts.correction !== true) return { key: key(facts.shareMs === facts.requestMs ? 'benefit' : 'benefitShare'), params: { ...params, all: words.hours(amount(facts.requestMs)) } }
    return { key: key(amount(facts.shareMs) < amount(facts.beforeMs) ? 'corrected' : 'moreMeasured'), params }
  }
  if (kind === 'reversal') return { key: key(`reversal.${text(facts.reason) || 'reopened'}`), params: { of: text(facts.of) } }
  if (kind === 'submitted' && typeof facts.capped === 'string') return { key: key('capped'), params: { cap: words.number(amount(facts.cap)), span: facts.capped } }
  return { key: key(kind) }
}
