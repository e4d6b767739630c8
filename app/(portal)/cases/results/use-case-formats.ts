'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { makeFormats } from '@/lib/i18n/format'

/** Figures of a case in the reader's language: money comes in whole units of its currency, rates as fractions, durations in months. */
export function useCaseFormats(currency: string) {
  const t = useTranslations('cases.figures')
  const f = makeFormats(useLocale() as 'en' | 'zh-CN', useTimeZone() ?? 'UTC', { points: '', none: '–' })
  const places = decimalsOf(currency)
  const orNone = (value: number | null | undefined, show: (value: number) => string) => (value === null || value === undefined || !Number.isFinite(value) ? '–' : show(value))
  return {
    f,
    /** Without cents: a plan claims none */
    money: (value: number | null | undefined) => orNone(value, (v) => f.money(roundedMinor(Math.round(v), places), currency)),
    exact: (value: number | null | undefined) => orNone(value, (v) => f.money(roundedMinor(v, places), currency)),
    short: (value: number | null | undefined) => orNone(value, (v) => f.moneyShort(roundedMinor(Math.round(v), places), currency)),
    percent: (fraction: number | null | undefined, digits = 1) => orNone(fraction, (v) => f.percent(Math.round(v * 1e6) / 100, { digits })),
    months: (value: number | null | undefined) => orNone(value, (v) => t('months', { count: f.number(v, { digits: 1 }) })),
    number: (value: number | null | undefined, digits = 2) => orNone(value, (v) => f.number(v, { digits })),
    month: (month: string) => f.month(`${month}-01`),
  }
}
export type CaseFormats = ReturnType<typeof useCaseFormats>
