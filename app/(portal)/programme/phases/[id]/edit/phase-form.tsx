'use client'

import { useTranslations } from 'next-intl'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { updatePhaseAction } from '../../../actions'

interface PhaseFields {
  id: string
  version: number
  name: string
  nameZh: string | null
  objective: string | null
  objectiveZh: string | null
  plannedStart: string | null
  plannedEnd: string | null
  /** As typed, in the currency below. */
  budget: string
  currency: string
}

export function PhaseForm({ phase, owner }: { phase: PhaseFields; owner: ComboboxOption | null }) {
  const t = useTranslations('programme.form')
  const cancel = useTranslations('ui')('cancel')
  const path = `/programme/phases/${phase.id}`
  return (
    <Form action={updatePhaseAction} successHref={path} successMessage={t('saved')}>
      <input type="hidden" name="id" value={phase.id} />
      <input type="hidden" name="version" value={phase.version} />
      <FormSection title={t('plan')}>
        <FieldRow>
          <DateField name="plannedStart" label={t('plannedStart')} defaultValue={phase.plannedStart ?? ''} optional />
          <DateField name="plannedEnd" label={t('plannedEnd')} defaultValue={phase.plannedEnd ?? ''} optional />
        </FieldRow>
        <ComboboxField name="ownerId" label={t('owner')} source="/api/people" defaultOption={owner} optional />
      </FormSection>
      <FormSection title={t('money')}>
        <FieldRow>
          <NumberField name="budget" label={t('budget')} help={t('budgetHelp')} defaultValue={phase.budget} min={0} optional />
          <TextField name="currency" label={t('currency')} defaultValue={phase.currency} maxLength={3} spellCheck={false} optional />
        </FieldRow>
      </FormSection>
      <FormSection title={t('words')}>
        <FieldRow>
          <TextField name="name" label={t('nameEn')} defaultValue={phase.name} maxLength={120} />
          <TextField name="nameZh" label={t('nameZh')} defaultValue={phase.nameZh ?? ''} optional maxLength={120} />
        </FieldRow>
        <TextArea name="objective" label={t('objective')} defaultValue={phase.objective ?? ''} optional maxLength={2000} rows={3} />
        <TextArea name="objectiveZh" label={t('objectiveZh')} defaultValue={phase.objectiveZh ?? ''} optional maxLength={2000} rows={3} />
      </FormSection>
      <FormActions>
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href={path} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
