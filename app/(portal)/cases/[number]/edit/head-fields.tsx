'use client'

import { useTranslations } from 'next-intl'
import { Numeral, Select, Text } from '@/components/form/state-inputs'
import type { CaseBody } from '@/lib/core/finance/case'
import { discountRateLimits } from '@/lib/core/finance/kinds'
import { bpOf, percentOf } from './editing'

interface HeadFieldsProps {
  name: string
  currency: string
  currencies: string[]
  body: CaseBody
  problem(path: string): string | undefined
  onName(name: string): void
  onCurrency(currency: string): void
  onChange(body: CaseBody): void
}

/** Name, horizon, discount rate and currency of the case. */
export function HeadFields({ name, currency, currencies, body, problem, onName, onCurrency, onChange }: HeadFieldsProps) {
  const t = useTranslations('cases.editor')
  const { horizon, discountRateBp: rate } = body
  const { usual } = discountRateLimits
  const unusual = rate < usual.least ? 'rateNegative' : rate > usual.most ? 'rateHigh' : null
  const set = (next: Partial<CaseBody['horizon']>) => onChange({ ...body, horizon: { ...horizon, ...next } })
  return (
    <div className="mb-6 grid gap-4">
      <Text label={t('name')} value={name} max={120} problem={name.trim() ? undefined : 'errors.required'} onChange={onName} />
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-5">
        <Text label={t('start')} value={horizon.start} max={7} problem={problem('horizon.start')} help={t('startHelp')} onChange={(start) => set({ start })} />
        <Select label={t('unit')} value={horizon.unit} options={[{ value: 'year', label: t('years') }, { value: 'month', label: t('months') }]} onChange={(unit) => set({ unit })} />
        <Numeral label={t('periods')} value={horizon.periods} problem={problem('horizon.periods')} help={t(horizon.unit === 'year' ? 'periodsYears' : 'periodsMonths')} onChange={(periods) => set({ periods: periods ?? NaN })} />
        <Numeral label={t('rate')} unit="%" value={percentOf(rate)} problem={problem('discountRateBp')} help={unusual && !problem('discountRateBp') ? <span role="status" className="text-watch">{t(unusual)}</span> : t('rateHelp')} onChange={(percent) => onChange({ ...body, discountRateBp: bpOf(percent) })} />
        <Select label={t('currency')} value={currency} options={[...new Set([currency, ...currencies])].map((value) => ({ value, label: value }))} onChange={onCurrency} />
      </div>
    </div>
  )
}
