'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { twoDigits, type CalculatorInput } from '@/lib/core/calculator/figures'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { CalculatorResult } from './use-result'

interface ResultProps {
  input: CalculatorInput
  result: CalculatorResult
  year: { workingDays: number; hoursPerDay: number }
  failed: boolean
  mayFile: boolean
  children: ReactNode
}

/** One sentence, the way to an idea, and how it was worked out for those who want to know. */
export function Result({ input, result, year, failed, mayFile, children }: ResultProps) {
  const t = useTranslations('calculator')
  const locale = useLocale()
  const { time, hoursPerYear, money } = result
  const amount = (minor: number, currency: string, digits?: number) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: digits }).format(minor / 10 ** decimalsOf(currency))
  const sentence = !time ? t('unknown') : time.kind === 'nothing' ? t('nothing') : t(time.kind, { hours: time.hours, amount: time.amount })
  const idea = new URLSearchParams({ count: String(Math.max(1, Math.round(input.count))), unit: input.unit, minutes: String(input.minutes) })
  return (
    <section aria-labelledby="calculator-result" className="lg:sticky lg:top-16">
      <h2 id="calculator-result" className="mb-2 text-sm text-ink-2">
        {t('result')}
      </h2>
      <p aria-live="polite" className="max-w-[30em] border-l-[3px] border-accent pl-4 text-xl font-semibold text-balance sm:text-2xl">
        {sentence}
      </p>
      {failed && (
        <p role="alert" className="mt-2 pl-[1.1875rem] text-sm text-act">
          {t('failed')}
        </p>
      )}
      {money && time && time.kind !== 'nothing' && <p className="mt-2 pl-[1.1875rem] text-sm text-ink-2">{t('money', { year: amount(twoDigits(money.yearMinor), money.currency, 0), hour: amount(money.hourlyMinor, money.currency) })}</p>}
      <p className="mt-2 pl-[1.1875rem] text-sm text-ink-3">{t('guess')}</p>
      {mayFile && (
        <div className="mt-5 pl-[1.1875rem]">
          <ButtonLink href={`/requests/new?${idea}`} variant="primary" size="lg" className="max-sm:w-full">
            {t('start')}
          </ButtonLink>
          <p className="mt-1.5 text-xs text-ink-3">{t('startText')}</p>
        </div>
      )}
      <details className="mt-6 pl-[1.1875rem] text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink pointer-coarse:min-h-11">{t('follow')}</summary>
        <div className="mt-2 grid gap-1 text-ink-2 tabular-nums">
          {hoursPerYear !== null && (
            <p>{t('followTime', { count: t(`followCount.${input.unit}`, { count: input.count, workingDays: year.workingDays }), minutes: input.minutes, share: input.share, hours: Math.round(hoursPerYear * 10) / 10 })}</p>
          )}
          <p>{t('followWeek', year)}</p>
          {children}
        </div>
      </details>
    </section>
  )
}
