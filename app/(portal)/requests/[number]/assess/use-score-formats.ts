'use client'

import { useLocale, useTimeZone } from 'next-intl'
import { wholeUnits } from '@/lib/core/portfolio/money'
import { makeFormats } from '@/lib/i18n/format'

/** Figures of an assessment in the reader's language; `percent` takes a share, `money` minor units. */
export function useScoreFormats(currency: string) {
  const f = makeFormats(useLocale(), useTimeZone() ?? 'UTC', { points: '', none: '–' })
  return {
    number: (value: number | null, digits = 0) => f.number(value, { digits }),
    points: (value: number) => f.number(value, { digits: 1 }),
    percent: (share: number) => f.percent(Math.round(share * 10_000), { digits: 0 }),
    money: (minor: number) => f.money(wholeUnits(minor, currency), currency),
    exact: (minor: number) => f.money(Math.round(minor), currency),
    hours: (ms: number) => f.hours(ms),
  }
}
