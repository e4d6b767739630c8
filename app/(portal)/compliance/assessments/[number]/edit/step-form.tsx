'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { consultations, outcomes, type ImpactAnswers, type ImpactStep } from '@/lib/core/compliance/impact'
import { saveStepAction } from '../../../actions'
import { RiskRows } from './risk-rows'

interface StepFormProps {
  id: string
  version: number
  step: ImpactStep
  answers: ImpactAnswers
  nextHref: string
}

/** Questions of one step; what is unfinished is kept as it is. */
export function StepForm({ id, version, step, answers, nextHref }: StepFormProps) {
  const t = useTranslations('impact')
  return (
    <Form action={saveStepAction} className="grid gap-5" successMessage={t('saved')} successHref={nextHref}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="step" value={step} />
      {step === 'risks' ? <RiskRows start={answers.risks.rows} /> : step === 'conclusion' ? <Conclusion start={answers.conclusion} /> : <Texts step={step} answers={answers} />}
      <FormActions>
        <SubmitButton>{t('saveNext')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

const questions = {
  processing: ['description', 'dataFlow', 'scale'],
  necessity: ['lawful', 'necessary', 'minimised', 'informed', 'rights'],
  measures: ['effective', 'proportionate'],
} as const
const helped: readonly string[] = ['dataFlow', 'scale', 'effective']

function Texts({ step, answers }: { step: keyof typeof questions; answers: ImpactAnswers }) {
  const t = useTranslations('impact')
  const written = answers[step] as Record<string, string | undefined>
  return questions[step].map((name) => (
    <TextArea key={name} name={`answers.${name}`} label={t(`fields.${name}`)} help={helped.includes(name) ? t(`fields.${name as 'scale'}Help`) : undefined} defaultValue={written[name] ?? ''} maxLength={name === 'description' ? 6000 : name === 'scale' ? 2000 : 4000} rows={3} />
  ))
}

function Conclusion({ start }: { start: ImpactAnswers['conclusion'] }) {
  const t = useTranslations('impact')
  const [chosen, setChosen] = useState({ outcome: start.outcome ?? '', authority: start.authority ?? '' })
  return (
    <>
      <TextArea name="answers.officer" label={t('fields.officer')} defaultValue={start.officer ?? ''} maxLength={4000} rows={3} />
      <TextArea name="answers.people" label={t('fields.people')} help={t('fields.peopleHelp')} defaultValue={start.people ?? ''} maxLength={4000} rows={2} />
      <SelectField name="answers.authority" label={t('fields.authority')} options={consultations.map((value) => ({ value, label: t(`consultations.${value}`) }))} defaultValue={start.authority} onValueChange={(authority) => setChosen({ ...chosen, authority })} optional className="sm:max-w-80" />
      {(chosen.authority === 'planned' || chosen.authority === 'done') && <TextArea name="answers.authorityNote" label={t('fields.authorityNote')} defaultValue={start.authorityNote ?? ''} maxLength={2000} rows={2} />}
      <RadioCards name="answers.outcome" label={t('fields.outcome')} columns={3} options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`), note: t(`outcomeNotes.${value}`) }))} defaultValue={start.outcome} onValueChange={(outcome) => setChosen({ ...chosen, outcome })} />
      {chosen.outcome === 'conditions' && <TextArea name="answers.conditions" label={t('fields.conditions')} defaultValue={start.conditions ?? ''} maxLength={4000} rows={3} />}
      <TextArea name="answers.summary" label={t('fields.summary')} defaultValue={start.summary ?? ''} maxLength={4000} rows={3} />
    </>
  )
}
