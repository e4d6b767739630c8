'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Numeral, Select } from '@/components/form/state-inputs'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { LineFormula } from '@/lib/core/cases/amounts'
import { riskVariables, takesRisk } from '@/lib/core/cases/risk-inputs'
import type { CaseLine } from '@/lib/core/finance/case'
import { unitText } from '@/lib/i18n/formula-text'
import { useInputNote } from '../../results/use-input-note'
import { useCaseFormats } from '../../results/use-case-formats'
import type { RiskChoice } from './amount-fields'
import { withoutKey } from './editing'

type FormulaAmount = Extract<CaseLine['amount'], { kind: 'formula' }>

interface FormulaInputsProps {
  line: CaseLine
  amount: FormulaAmount
  currency: string
  formula: LineFormula | undefined
  risks: RiskChoice[]
  onChange(line: CaseLine): void
}

/** Choosing a risk means its figures: what was typed in their place goes. */
const withoutRiskValues = (values: Record<string, number>) => Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(riskVariables, name)))

/** The inputs of a line's formula: what its sources say, and what is typed instead. A newer version is offered, never taken by itself. */
export function FormulaInputs({ line, amount, currency, formula, risks, onChange }: FormulaInputsProps) {
  const all = useTranslations()
  const t = useTranslations('cases.formula')
  const locale = useLocale() as 'en' | 'zh-CN'
  const f = useCaseFormats(currency)
  const note = useInputNote(currency)
  if (!formula) return <p className="text-sm text-ink-3">{t('reading')}</p>
  const set = (values: Record<string, number>) => onChange({ ...line, amount: { ...amount, values } })
  return (
    <div className="rounded-md border border-line bg-raised px-4 py-3">
      <p className="text-sm font-medium">{t('title', { name: formula.names[locale], ordinal: formula.ordinal })}</p>
      <p className="mt-0.5 font-mono text-xs break-words text-ink-2">{formula.expression}</p>
      {formula.newest > formula.ordinal && (
        <div className="mt-3">
          <Callout tone="watch" title={t('newer', { newest: formula.newest, ordinal: formula.ordinal })} action={<Button size="sm" onClick={() => onChange({ ...line, amount: { ...amount, ordinal: formula.newest } })}>{t('take', { newest: formula.newest })}</Button>}>
            {t('newerText')}
          </Callout>
        </div>
      )}
      {takesRisk(formula.inputs.map(({ name }) => name)) && (risks.length > 0 || amount.riskId) && (
        <div className="mt-3 max-w-md">
          <Select
            label={t('risk')}
            value={amount.riskId ?? ''}
            help={t('riskHelp')}
            options={[{ value: '', label: t('noRisk') }, ...(amount.riskId && !risks.some(({ id }) => id === amount.riskId) ? [{ value: amount.riskId, label: t('otherRisk') }] : []), ...risks.map(({ id, label }) => ({ value: id, label }))]}
            onChange={(riskId) => onChange({ ...line, amount: riskId ? { ...amount, values: withoutRiskValues(amount.values), riskId } : (withoutKey(amount as never, 'riskId') as unknown as FormulaAmount) })}
          />
        </div>
      )}
      <div className="mt-3 grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
        {formula.inputs.map((input) => {
          const typed = amount.values[input.name]
          return (
            <div key={input.name}>
              <Numeral
                label={[input.names[locale], unitText(all, input.unit, currency)].filter(Boolean).join(' · ')}
                optional={typed === undefined && input.from !== 'missing'}
                value={typed ?? null}
                help={note(input)}
                problem={typed === undefined && input.from === 'missing' ? 'cases.amount.typeIt' : undefined}
                onChange={(value) => set(value === null || Number.isNaN(value) ? withoutKey(amount.values, input.name) : { ...amount.values, [input.name]: value })}
              />
            </div>
          )
        })}
      </div>
      <p className="mt-3 text-sm text-ink-2">{formula.value === null ? t('noResult') : t('result', { value: f.number(formula.value), unit: unitText(all, formula.unit, currency) })}</p>
    </div>
  )
}
