'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { drivers, type ScoringConstants } from '@/lib/core/scoring/model'
import { previewModelAction, publishModelAction } from './actions'
import { ModelEffect, type EffectView } from './model-effect'
import { constantsOf, typedOf } from './model-typed'

interface ModelFormProps {
  current: { ordinal: number; constants: ScoringConstants }
  readOnly: boolean
}

/** Weights and constants; the effect on the ranking is shown before a new version is published with a note. */
export function ModelForm({ current, readOnly }: ModelFormProps) {
  const t = useTranslations('scoring.model')
  const parts = useTranslations('scoring.parts')
  const choices = useTranslations('scoring.choices')
  const names = useTranslations('scoring.fields')
  const start = typedOf(current.constants)
  const frame = useRef<HTMLDivElement>(null)
  const [effect, setEffect] = useState<EffectView | null>(null)
  const [pending, startTransition] = useTransition()
  const fieldsNow = () => Object.fromEntries([...new FormData(frame.current!.closest('form')!).entries()].map(([name, value]) => [name, String(value)]))
  const publish: FormAction = (state, data) => {
    const typed = Object.fromEntries([...data.entries()].map(([name, value]) => [name, String(value)]))
    void state
    return publishModelAction({ basedOn: current.ordinal, constants: constantsOf(typed), note: typed.note ?? '' })
  }
  const preview = () => {
    const constants = constantsOf(fieldsNow())
    startTransition(async () => {
      const result = await previewModelAction({ constants })
      setEffect(result.ok ? { ok: true, ...result.data } : { ok: false, error: result.error })
    })
  }
  const field = (name: string, label: string, unit?: string) => <NumberField name={`constants.${name}`} label={label} unit={unit} defaultValue={start[`constants.${name}`]} disabled={readOnly} />
  const percent = (name: string, label: string) => field(name, label, '%')
  return (
    <Form action={publish} className="grid max-w-3xl gap-6">
      <div ref={frame} className="contents">
        <FormSection title={t('weights')} note={t('weightsNote')}>
          <FieldRow>
            {percent('weightsBp.frequency', parts('frequency'))}
            {percent('weightsBp.structure', parts('structure'))}
            {percent('weightsBp.benefit', parts('benefit'))}
          </FieldRow>
        </FormSection>
        <FormSection title={t('confidence')}>
          <FieldRow>
            {percent('confidenceBp.measured', choices('measured'))}
            {percent('confidenceBp.estimated', choices('estimated'))}
            {percent('confidenceBp.guessed', choices('guessed'))}
          </FieldRow>
        </FormSection>
        <FormSection title={`${t('frequency')} · ${t('log')} · ${t('horizon')}`}>
          <FieldRow>
            {field('frequencyFull', t('frequencyFull'))}
            {percent('log.shareBp', t('logShare'))}
            {field('log.cases', t('logCases'))}
          </FieldRow>
          <FieldRow>
            {field('horizon.years', t('years'))}
            {percent('horizon.discountBp', t('discount'))}
          </FieldRow>
        </FormSection>
        <FormSection title={t('assumptions')} note={t('assumptionsNote')}>
          <FieldRow>
            {percent('assumptions.coverageBp', t('coverage'))}
            {percent('assumptions.successBp', t('success'))}
            {percent('assumptions.runShareBp', t('runShare'))}
          </FieldRow>
          <FieldRow>
            <TextField name="constants.assumptions.hourlyWage" label={t('hourlyWage')} defaultValue={start['constants.assumptions.hourlyWage']} disabled={readOnly} inputMode="decimal" />
            <TextField name="constants.assumptions.dayRate" label={t('dayRate')} defaultValue={start['constants.assumptions.dayRate']} disabled={readOnly} inputMode="decimal" />
          </FieldRow>
          <FieldRow>
            {field('assumptions.buildBaseTenthDays', t('buildBase'), t('days'))}
            {field('assumptions.buildPerPointTenthDays', t('buildPerPoint'), t('days'))}
          </FieldRow>
        </FormSection>
        <FormSection title={t('complexity')} note={t('complexityNote')}>
          {drivers.map((driver) => (
            <FieldRow key={driver}>
              {field(`complexity.${driver}.full`, `${names(`${driver}.label`)}: ${t('full')}`)}
              {percent(`complexity.${driver}.weightBp`, t('weight'))}
            </FieldRow>
          ))}
        </FormSection>
        <FormSection title={t('advice')}>
          <FieldRow>
            {field('advice.highVolume', t('highVolume'))}
            {field('advice.lowVolume', t('lowVolume'))}
          </FieldRow>
        </FormSection>
        {!readOnly && (
          <>
            <div className="border-t border-line pt-5">
              <Button onClick={preview} disabled={pending}>
                {t('preview')}
              </Button>
              {effect && <ModelEffect effect={effect} />}
            </div>
            <TextArea name="note" label={t('note')} maxLength={1000} rows={3} />
            <FormActions>
              <SubmitButton>{t('publish', { ordinal: current.ordinal + 1 })}</SubmitButton>
            </FormActions>
          </>
        )}
      </div>
    </Form>
  )
}
