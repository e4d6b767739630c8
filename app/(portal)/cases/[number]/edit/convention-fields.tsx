'use client'

import { useTranslations } from 'next-intl'
import { Numeral, Select, Tick } from '@/components/form/state-inputs'
import type { CaseBody, Conventions } from '@/lib/core/finance/case'
import { benefitCategories, firstFlows, paybackRules, roiDenominators, timings } from '@/lib/core/finance/kinds'
import { bpOf, percentOf } from './editing'

const yesNo = ['yes', 'no'] as const

/** Every convention as a switch with a name; below it stands what the choice means. */
export function ConventionFields({ body, problem, onChange }: { body: CaseBody; problem(path: string): string | undefined; onChange(body: CaseBody): void }) {
  const t = useTranslations('finance.conventions')
  const c = useTranslations('finance.categories')
  const h = useTranslations('finance.categoryHints')
  const { conventions } = body
  const set = (next: Partial<Conventions>) => onChange({ ...body, conventions: { ...conventions, ...next } })
  const choice = <V extends string>(name: 'firstFlow' | 'timing' | 'roiDenominator' | 'roiDiscounted' | 'payback' | 'riskAdjusted', value: V, values: readonly V[]) => ({
    label: t(`${name}.label`),
    value,
    help: t(`${name}.options.${value}.meaning` as never),
    options: values.map((one) => ({ value: one, label: t(`${name}.options.${one}.name` as never) })),
  })
  const { mirr, count } = conventions
  return (
    <div className="grid gap-5">
      <fieldset className="grid gap-1.5">
        <legend className="text-sm font-medium">{t('count.label')}</legend>
        <p className="mb-1 max-w-[70ch] text-xs text-ink-3">{t('count.hint')}</p>
        {benefitCategories.map((kind) => (
          <div key={kind}>
            <Tick label={c(kind)} checked={count[kind]} onChange={(on) => set({ count: { ...count, [kind]: on } })} />
            <p className="pl-6.5 text-xs text-ink-3">{h(kind)}</p>
          </div>
        ))}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Select {...choice('roiDenominator', conventions.roiDenominator, roiDenominators)} onChange={(roiDenominator) => set({ roiDenominator })} />
        <Select {...choice('roiDiscounted', conventions.roiDiscounted ? 'yes' : 'no', yesNo)} onChange={(value) => set({ roiDiscounted: value === 'yes' })} />
        <Select {...choice('riskAdjusted', conventions.riskAdjusted ? 'yes' : 'no', yesNo)} onChange={(value) => set({ riskAdjusted: value === 'yes' })} />
        <Select {...choice('payback', conventions.payback, paybackRules)} onChange={(payback) => set({ payback })} />
        <Select {...choice('firstFlow', conventions.firstFlow, firstFlows)} onChange={(firstFlow) => set({ firstFlow })} />
        <Select {...choice('timing', conventions.timing, timings)} onChange={(timing) => set({ timing })} />
        <Numeral label={`MIRR · ${t('mirr.finance')}`} unit="%" value={percentOf(mirr.financeBp)} problem={problem('conventions.mirr.financeBp')} help={t('mirr.hint')} onChange={(percent) => set({ mirr: { ...mirr, financeBp: bpOf(percent) } })} />
        <Numeral label={`MIRR · ${t('mirr.reinvest')}`} unit="%" value={percentOf(mirr.reinvestBp)} problem={problem('conventions.mirr.reinvestBp')} onChange={(percent) => set({ mirr: { ...mirr, reinvestBp: bpOf(percent) } })} />
      </div>
    </div>
  )
}
