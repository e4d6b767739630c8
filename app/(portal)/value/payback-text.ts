import type { Payback } from '@/lib/core/value/cash-curve'
import type { ValueWords } from './value-words'

/** When everything spent has come back, in a sentence. */
export function paybackText({ state, month: of }: Payback, { t, month }: Pick<ValueWords, 't' | 'month'>): string {
  if (state === 'reached' || state === 'expected') return t(`payback.${state}`, { month: month(of!) })
  return t(`payback.${state}`)
}

/** How sure that is; nothing where the forecast has no say in it. */
export function paybackRange({ state, earliest, latest }: Payback, { t, month }: Pick<ValueWords, 't' | 'month'>): string | null {
  if (state !== 'expected' || !earliest || earliest === latest) return null
  return latest ? t('payback.range', { early: month(earliest), late: month(latest) }) : t('payback.rangeOpen', { early: month(earliest) })
}
