'use client'

import { useTranslations } from 'next-intl'
import { Area, Numeral, Select, Text, Tick } from '@/components/form/state-inputs'
import { isMomentary, scopes, unitOf, type Criterion, type DerivedCriterion, type MeasuredCriterion, type SignedCriterion } from '@/lib/core/gates/criterion'
import { comparators } from '@/lib/core/gates/reading'
import type { SourceId } from '@/lib/core/gates/sources'
import type { MetricId } from '@/lib/core/runs/metrics'
import type { EditorChoices } from './criteria-editor'
import { asKind, storedTarget, typedTarget, withMetric, withSource } from './editing'

interface FieldsProps<C extends Criterion = Criterion> {
  criterion: C
  problem: (field: string) => string | undefined
  choices: EditorChoices
  onChange: (next: Criterion) => void
}

const grid = 'grid items-start gap-4 sm:grid-cols-2'
const row = 'grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4'

export function CriterionFields({ fixed, ...props }: FieldsProps & { fixed: boolean }) {
  const t = useTranslations('gates')
  const { criterion, problem, onChange } = props
  const word = (field: 'label' | 'help', locale: 'en' | 'zh-CN') => (value: string) => onChange({ ...criterion, [field]: { ...criterion[field], [locale]: value } })
  return (
    <div className="mt-4 mb-2 grid gap-4 border-t border-line-soft pt-4">
      <div className={grid}>
        <Text label={t('editor.labelEn')} value={criterion.label.en} max={200} problem={problem('label.en')} onChange={word('label', 'en')} />
        <Text label={t('editor.labelZh')} value={criterion.label['zh-CN']} max={200} problem={problem('label.zh-CN')} onChange={word('label', 'zh-CN')} />
        <Area label={t('editor.helpEn')} value={criterion.help.en} max={800} problem={problem('help.en')} onChange={word('help', 'en')} />
        <Area label={t('editor.helpZh')} value={criterion.help['zh-CN']} max={800} problem={problem('help.zh-CN')} onChange={word('help', 'zh-CN')} />
      </div>
      <Tick label={t('editor.mandatory')} checked={criterion.mandatory} onChange={(mandatory) => onChange({ ...criterion, mandatory })} />
      {!fixed && <Select label={t('editor.kind')} value={criterion.kind} options={(['measured', 'derived', 'signed'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(kind) => onChange(asKind(criterion, kind))} />}
      {criterion.kind === 'measured' && <MeasuredFields {...props} criterion={criterion} />}
      {criterion.kind === 'derived' && <DerivedFields {...props} criterion={criterion} />}
      {criterion.kind === 'signed' && <SignedFields {...props} criterion={criterion} />}
    </div>
  )
}

function Bound({ criterion, problem, onChange }: Omit<FieldsProps<MeasuredCriterion | DerivedCriterion>, 'choices'>) {
  const t = useTranslations('gates.editor')
  const unit = unitOf(criterion)
  return (
    <>
      <Select label={t('comparator')} value={criterion.comparator} options={comparators.map((value) => ({ value, label: t(value) }))} onChange={(comparator) => onChange({ ...criterion, comparator })} />
      <Numeral key={unit} label={t('target')} unit={unit === 'count' || unit === 'minor' ? undefined : t(`unit.${unit}`)} value={typedTarget(criterion)} problem={problem('target')} onChange={(typed) => onChange({ ...criterion, target: storedTarget(criterion, typed ?? NaN) })} />
    </>
  )
}

function MeasuredFields({ criterion, problem, choices, onChange }: FieldsProps<MeasuredCriterion>) {
  const t = useTranslations('gates')
  const momentary = isMomentary(criterion.metric)
  const offered = scopes.filter((scope) => !momentary || scope === 'phase' || scope === 'programme')
  return (
    <>
      <div className={grid}>
        <Select label={t('editor.metric')} value={criterion.metric} options={choices.metrics} onChange={(metric) => onChange(withMetric(criterion, metric as MetricId))} />
        <Select label={t('editor.scope')} value={criterion.scope} options={offered.map((value) => ({ value, label: t(`scope.${value}`) }))} onChange={(scope) => onChange({ ...criterion, scope })} />
      </div>
      <div className={row}>
        <Bound criterion={criterion} problem={problem} onChange={onChange} />
        {!momentary && (
          <>
            <Numeral label={t('editor.windowDays')} unit={t('editor.unit.workingDays')} value={criterion.windowDays} problem={problem('windowDays')} onChange={(days) => onChange({ ...criterion, windowDays: days ?? NaN })} />
            <Numeral label={t('editor.minimumSample')} value={criterion.minimumSample} problem={problem('minimumSample')} onChange={(sample) => onChange({ ...criterion, minimumSample: sample ?? NaN })} />
          </>
        )}
      </div>
    </>
  )
}

function DerivedFields({ criterion, problem, choices, onChange }: FieldsProps<DerivedCriterion>) {
  const t = useTranslations('gates.editor')
  const source = choices.sources.find(({ value }) => value === criterion.source)
  return (
    <>
      <div className={grid}>
        <Select label={t('source')} help={source?.help} value={criterion.source} options={choices.sources} onChange={(value) => onChange(withSource(criterion, value as SourceId))} />
      </div>
      <div className={row}>
        <Bound criterion={criterion} problem={problem} onChange={onChange} />
        {source?.windowed && <Numeral label={t('windowDays')} unit={t('unit.workingDays')} optional help={t('sincePhase')} value={criterion.windowDays} problem={problem('windowDays')} onChange={(windowDays) => onChange({ ...criterion, windowDays })} />}
        {source?.sampled && <Numeral label={t('minimumSample')} value={criterion.minimumSample} problem={problem('minimumSample')} onChange={(sample) => onChange({ ...criterion, minimumSample: sample ?? NaN })} />}
      </div>
    </>
  )
}

function SignedFields({ criterion, problem, choices, onChange }: FieldsProps<SignedCriterion>) {
  const t = useTranslations('gates.editor')
  const errors = useTranslations()
  const wrong = problem('roles')
  const toggle = (role: string, on: boolean) => onChange({ ...criterion, roles: choices.roles.map(({ value }) => value).filter((value) => (value === role ? on : criterion.roles.includes(value as never))) as SignedCriterion['roles'] })
  return (
    <div className={grid}>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t('roles')}</legend>
        {choices.roles.map(({ value, label }) => (
          <Tick key={value} label={label} checked={criterion.roles.includes(value as never)} onChange={(on) => toggle(value, on)} />
        ))}
        {wrong && <p className="text-sm text-act">{errors(wrong as never)}</p>}
      </fieldset>
      <div className="grid gap-4">
        <Tick label={t('evidence')} checked={criterion.evidence} onChange={(evidence) => onChange({ ...criterion, evidence })} />
        <Numeral label={t('validDays')} unit={t('unit.days')} optional help={t('neverEnds')} value={criterion.validDays} problem={problem('validDays')} onChange={(validDays) => onChange({ ...criterion, validDays })} />
      </div>
    </div>
  )
}
