'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { FieldRow } from '@/components/form/form-layout'
import { TextArea, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { levelOf, type ImpactRisk, type Level } from '@/lib/core/compliance/impact'

const numbers = [1, 2, 3, 4] as const
const toneOf: Record<Level, Tone> = { low: 'ok', medium: 'watch', high: 'act', veryHigh: 'act' }

/** Risks for people: before and after their measures, each with the level that the two numbers come to. */
export function RiskRows({ start }: { start: readonly ImpactRisk[] }) {
  const t = useTranslations('impact')
  const [rows, setRows] = useState(() => (start.length ? start.map((row, key) => ({ key, row: row as ImpactRisk | undefined })) : [{ key: 0, row: undefined }]))
  const [next, setNext] = useState(Math.max(1, start.length))
  return (
    <>
      {rows.map(({ key, row }, position) => (
        <RiskRow key={key} index={key} title={t('fields.riskNumber', { number: position + 1 })} row={row} remove={() => setRows(rows.filter((one) => one.key !== key))} />
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          onClick={() => {
            setRows([...rows, { key: next, row: undefined }])
            setNext(next + 1)
          }}
        >
          {t('fields.addRisk')}
        </Button>
      </div>
    </>
  )
}

function RiskRow({ index, title, row, remove }: { index: number; title: string; row: ImpactRisk | undefined; remove(): void }) {
  const t = useTranslations('impact')
  const name = (field: keyof ImpactRisk) => `answers.rows.${index}.${field}`
  return (
    <fieldset className="panel grid min-w-0 gap-4 px-4 py-4">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between gap-3">
        <p className="font-medium">{title}</p>
        <Button variant="quiet" size="sm" onClick={remove}>{t('fields.remove')}</Button>
      </div>
      <TextField name={name('event')} label={t('fields.event')} defaultValue={row?.event} maxLength={500} autoComplete="off" />
      <TextArea name={name('effect')} label={t('fields.effect')} defaultValue={row?.effect ?? ''} maxLength={1000} rows={2} />
      <Judged label={t('fields.before')} likelihoodName={name('likelihood')} severityName={name('severity')} likelihood={row?.likelihood} severity={row?.severity} />
      <FieldRow>
        <TextArea name={name('measures')} label={t('fields.riskMeasures')} defaultValue={row?.measures ?? ''} maxLength={2000} rows={2} />
        <TextField name={name('responsible')} label={t('fields.responsible')} defaultValue={row?.responsible ?? ''} maxLength={200} autoComplete="off" optional />
      </FieldRow>
      <Judged label={t('fields.after')} likelihoodName={name('likelihoodAfter')} severityName={name('severityAfter')} likelihood={row?.likelihoodAfter} severity={row?.severityAfter} />
    </fieldset>
  )
}

interface JudgedProps {
  label: string
  likelihoodName: string
  severityName: string
  likelihood: number | undefined
  severity: number | undefined
}

function Judged({ label, likelihoodName, severityName, likelihood, severity }: JudgedProps) {
  const t = useTranslations('impact')
  const [chosen, setChosen] = useState({ likelihood, severity })
  const level = levelOf(chosen.likelihood, chosen.severity)
  const numberOf = (value: string) => (value ? Number(value) : undefined)
  return (
    <div role="group" aria-label={label} className="grid gap-2">
      <p className="flex items-baseline gap-2 text-sm text-ink-2">
        {label}
        {level && <Status tone={toneOf[level]}>{t(`levels.${level}`)}</Status>}
      </p>
      <FieldRow>
        <SelectField name={likelihoodName} label={t('fields.likelihood')} options={numbers.map((value) => ({ value: String(value), label: t(`likelihoods.${value}`) }))} defaultValue={likelihood === undefined ? undefined : String(likelihood)} onValueChange={(value) => setChosen({ ...chosen, likelihood: numberOf(value) })} />
        <SelectField name={severityName} label={t('fields.severity')} options={numbers.map((value) => ({ value: String(value), label: t(`severities.${value}`) }))} defaultValue={severity === undefined ? undefined : String(severity)} onValueChange={(value) => setChosen({ ...chosen, severity: numberOf(value) })} />
      </FieldRow>
    </div>
  )
}
