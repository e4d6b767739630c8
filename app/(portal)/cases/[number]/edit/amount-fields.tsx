'use client'

import { useTranslations } from 'next-intl'
import { Select, Text } from '@/components/form/state-inputs'
import type { ResolvedLine } from '@/lib/core/cases/amounts'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import { columnMonth } from '@/lib/core/finance/schedule'
import { ConversionNote } from '../../results/conversion-note'
import { useCaseFormats } from '../../results/use-case-formats'
import { withAmountKind, withoutKey } from './editing'
import { FormulaInputs } from './formula-inputs'

export interface FormulaChoice {
  key: string
  label: string
  ordinal: number
}

export interface RiskChoice {
  id: string
  label: string
}

interface AmountFieldsProps {
  line: CaseLine
  body: CaseBody
  currency: string
  currencies: string[]
  formulas: FormulaChoice[]
  risks: RiskChoice[]
  resolved: ResolvedLine | undefined
  problem(path: string): string | undefined
  onChange(line: CaseLine): void
}

/** The amount of a line: typed, period by period, or by a published formula. */
export function AmountFields({ line, body, currency, currencies, formulas, risks, resolved, problem, onChange }: AmountFieldsProps) {
  const t = useTranslations('cases.editor')
  const f = useCaseFormats(currency)
  const { amount } = line
  const of = line.currency ?? currency
  const own = amount.kind !== 'formula'
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Select
          label={t('amountKind')}
          value={amount.kind}
          options={(['typed', 'series', 'formula'] as const).map((value) => ({ value, label: t(`amountKinds.${value}`) }))}
          onChange={(kind) => onChange(withAmountKind(line, kind, body.horizon.periods, formulas[0]?.key ?? 'direct-benefit-net'))}
        />
        {amount.kind === 'typed' && <Text label={t(line.recurrence.kind === 'once' ? 'amountOnce' : `amountEach.${body.horizon.unit}`)} value={amount.perPeriod} max={20} problem={problem('amount.perPeriod')} onChange={(perPeriod) => onChange({ ...line, amount: { kind: 'typed', perPeriod } })} />}
        {own && (
          <Select
            label={t('lineCurrency')}
            value={of}
            options={[...new Set([currency, ...currencies, of])].map((value) => ({ value, label: value }))}
            onChange={(value) => onChange(value === currency ? (withoutKey(line as never, 'currency') as unknown as CaseLine) : { ...line, currency: value })}
          />
        )}
        {amount.kind === 'formula' && (
          <Select
            label={t('formula')}
            value={amount.key}
            options={[...(formulas.some(({ key }) => key === amount.key) ? [] : [{ value: amount.key, label: amount.key }]), ...formulas.map(({ key, label }) => ({ value: key, label }))]}
            onChange={(key) => onChange({ ...line, amount: { kind: 'formula', key, ordinal: null, values: {} } })}
          />
        )}
      </div>
      {resolved?.conversion && <ConversionNote conversion={resolved.conversion} />}
      {amount.kind === 'series' && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-6">
          {Array.from({ length: Math.min(121, body.horizon.periods || 0) + 1 }, (_, index) => (
            <Text
              key={index}
              label={index === 0 ? t('startColumn') : t('periodColumn', { index, month: f.month(columnMonth(body.horizon, index)) })}
              value={amount.values[index] ?? '0'}
              max={20}
              problem={problem(`amount.values.${index}`)}
              onChange={(value) => onChange({ ...line, amount: { kind: 'series', values: Array.from({ length: body.horizon.periods + 1 }, (_, at) => (at === index ? value : (amount.values[at] ?? '0'))) } })}
            />
          ))}
        </div>
      )}
      {problem('amount.values') && <p className="text-sm text-act">{t('seriesTooLong')}</p>}
      {amount.kind === 'formula' && <FormulaInputs line={line} amount={amount} currency={currency} formula={resolved?.formula} risks={risks} onChange={onChange} />}
    </div>
  )
}
