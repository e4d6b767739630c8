'use client'

import { useTranslations } from 'next-intl'
import { Numeral, Select, Text } from '@/components/form/state-inputs'
import type { ResolvedLine } from '@/lib/core/cases/amounts'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import { benefitCategories, confidences, costCategories, shapes, usualRanges } from '@/lib/core/finance/kinds'
import { AmountFields, type FormulaChoice, type RiskChoice } from './amount-fields'
import { bpOf, percentOf } from './editing'

interface LineFieldsProps {
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

const row = 'grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4'

/** All fields of one line: what it is, its amount, when it occurs, and how sure it is. */
export function LineFields({ line, body, currency, currencies, formulas, risks, resolved, problem, onChange }: LineFieldsProps) {
  const t = useTranslations('cases')
  const w = useTranslations('finance')
  const { recurrence } = line
  const series = line.amount.kind === 'series'
  const categories = line.kind === 'cost' ? costCategories : benefitCategories
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Text label={t('editor.label')} value={line.label} max={120} problem={problem('label')} onChange={(label) => onChange({ ...line, label })} />
        <Select label={t('editor.category')} value={line.category} options={categories.map((value) => ({ value, label: w(`categories.${value}`) }))} help={line.kind === 'benefit' ? w(`categoryHints.${line.category}`) : undefined} onChange={(category) => onChange({ ...line, category } as CaseLine)} />
      </div>
      <AmountFields line={line} body={body} currency={currency} currencies={currencies} formulas={formulas} risks={risks} resolved={resolved} problem={problem} onChange={onChange} />
      {!series && (
        <div className={row}>
          <Select
            label={t('editor.recurrence')}
            value={recurrence.kind}
            options={[{ value: 'once', label: t('editor.recurrenceOnce') }, { value: 'every', label: t(`editor.recurrenceEvery.${body.horizon.unit}`) }]}
            onChange={(kind) => onChange({ ...line, recurrence: kind === 'once' ? { kind, at: recurrence.kind === 'every' ? recurrence.from : 0 } : { kind, from: recurrence.kind === 'once' ? Math.max(1, recurrence.at) : 1, growthBp: 0 } })}
          />
          {recurrence.kind === 'once' ? (
            <Numeral label={t('editor.at')} value={recurrence.at} help={t('editor.atHelp')} problem={problem('recurrence.at')} onChange={(at) => onChange({ ...line, recurrence: { ...recurrence, at: at ?? NaN } })} />
          ) : (
            <>
              <Numeral label={t('editor.from')} value={recurrence.from} help={t('editor.atHelp')} problem={problem('recurrence.from')} onChange={(from) => onChange({ ...line, recurrence: { ...recurrence, from: from ?? NaN } })} />
              <Numeral label={t('editor.to')} optional value={recurrence.to ?? null} help={t('editor.toHelp')} problem={problem('recurrence.to')} onChange={(to) => onChange({ ...line, recurrence: { kind: 'every', from: recurrence.from, growthBp: recurrence.growthBp, ...(to !== null && { to }) } })} />
              <Numeral label={t('editor.growth')} unit="%" value={percentOf(recurrence.growthBp)} help={t('editor.growthHelp')} problem={problem('recurrence.growthBp')} onChange={(growth) => onChange({ ...line, recurrence: { ...recurrence, growthBp: bpOf(growth) } })} />
            </>
          )}
        </div>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-5">
        <Select
          label={t('editor.confidence')}
          value={line.confidence}
          options={confidences.map((value) => ({ value, label: w(`confidences.${value}`) }))}
          help={t('editor.confidenceHelp')}
          onChange={(confidence) => onChange({ ...line, confidence, range: { ...line.range, ...usualRanges[confidence] } })}
        />
        <Numeral label={t('editor.risk')} unit="%" value={percentOf(line.riskBp)} help={t(line.kind === 'cost' ? 'editor.riskCost' : 'editor.riskBenefit')} problem={problem('riskBp')} onChange={(risk) => onChange({ ...line, riskBp: bpOf(risk) })} />
        <Numeral label={t('editor.low')} unit="%" value={percentOf(line.range.lowBp)} help={t('editor.lowHelp')} problem={problem('range.lowBp') ?? problem('range')} onChange={(low) => onChange({ ...line, range: { ...line.range, lowBp: bpOf(low) } })} />
        <Numeral label={t('editor.high')} unit="%" value={percentOf(line.range.highBp)} help={t('editor.highHelp')} problem={problem('range.highBp')} onChange={(high) => onChange({ ...line, range: { ...line.range, highBp: bpOf(high) } })} />
        <Select label={t('editor.shape')} value={line.range.shape} options={shapes.map((value) => ({ value, label: w(`shapes.${value}.name`) }))} help={w(`shapes.${line.range.shape}.meaning`)} onChange={(shape) => onChange({ ...line, range: { ...line.range, shape } })} />
      </div>
    </div>
  )
}
