import { getTranslations } from 'next-intl/server'
import { nameIn } from '@/lib/core/localized'
import type { RateHistory, RateState } from '@/lib/features/rates/rate-history'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { figureWords } from '../../figure-words'

interface Line {
  id: string
  /** In words; null: this row took another one back */
  value: string | null
  state: RateState
  /** It counts on its days, so it can be taken back */
  counts: boolean
  validFrom: string
  source: string
  by: string | null
  createdAt: Date
}

/** A history in the reader's language: what it is about, what is valid, and its entries. */
export async function linesOf(ctx: Ctx, history: RateHistory) {
  const [t, f, words] = await Promise.all([getTranslations('rates'), getFormats(), figureWords()])
  const line = (row: Omit<Line, 'value' | 'counts'>, value: string | null): Line => ({ id: row.id, value, state: row.state, counts: ['valid', 'upcoming', 'over'].includes(row.state), validFrom: row.validFrom, source: row.source, by: row.by, createdAt: row.createdAt })
  const { table, mayEdit } = history
  if (table === 'wage') {
    const { grade, department, rows } = history
    const lines = rows.map((row) => line(row, row.value && f.money(row.value.minor, row.value.currency)))
    const place = department ? nameIn(ctx.locale, department) : t('everyDepartment')
    const query = new URLSearchParams({ of: 'wage', ...(grade && { grade: grade.id }), ...(department && { department: department.id }) })
    return { table, mayEdit, lines, title: `${grade ? nameIn(ctx.locale, grade) : t('everyGrade')} · ${place}`, sentence: sentence(lines, (value, day) => t('history.wageNow', { amount: value, day })), enterHref: `/rates/enter?${query}` }
  }
  if (table === 'exchange') {
    const { key, rows } = history
    const lines = rows.map((row) => line(row, row.value === null ? null : words.pair(key.from, key.to, row.value)))
    return { table, mayEdit, lines, title: `${key.from} → ${key.to}`, sentence: sentence(lines, (value, day) => t('history.figureNow', { value, day })), enterHref: `/rates/enter?${new URLSearchParams({ of: 'exchange', from: key.from, to: key.to })}` }
  }
  const { key, rows, default: usual } = history
  const lines = rows.map((row) => line(row, row.value === null ? null : words.parameter(key.kind, row.value)))
  const none = t('history.figureDefault', { value: words.parameter(key.kind, usual) })
  return { table, mayEdit, lines, title: t(`parameters.kind.${key.kind}`), sentence: sentence(lines, (value, day) => t('history.figureNow', { value, day }), none), enterHref: `/rates/enter?${new URLSearchParams({ of: 'parameter', kind: key.kind })}` }

  function sentence(all: Line[], now: (value: string, day: string) => string, otherwise = t('history.none')): string {
    const valid = all.find(({ state }) => state === 'valid')
    const next = all.filter(({ state }) => state === 'upcoming').at(-1)
    return [valid?.value ? now(valid.value, f.date(valid.validFrom)) : otherwise, ...(next?.value ? [t('history.next', { value: next.value, day: f.date(next.validFrom) })] : [])].join(' ')
  }
}
