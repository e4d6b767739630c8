'use client'

import { useTranslations } from 'next-intl'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { updatePhaseAction } from '../../actions'

interface PhaseFields {
  id: string
  version: number
  name: string
  nameZh: string | null
  objective: string | null
  objectiveZh: string | null
  plannedStart: string | null
  plannedEnd: string | null
}

export function PhaseForm({ phase, owner }: { phase: PhaseFields; owner: ComboboxOption | null }) {
  const t = useTranslations()
  return (
    <Form action={updatePhaseAction} successHref="/programme" successMessage={t('boards.programme.saved')}>
      <input type="hidden" name="id" value={phase.id} />
      <input type="hidden" name="version" value={phase.version} />
      <FieldRow>
        <TextField name="name" label={t('people.name')} defaultValue={phase.name} maxLength={120} />
        <TextField name="nameZh" label={`${t('people.name')} (中文)`} defaultValue={phase.nameZh ?? ''} optional maxLength={120} />
      </FieldRow>
      <FieldRow>
        <DateField name="plannedStart" label={t('boards.programme.plannedStart')} defaultValue={phase.plannedStart ?? ''} optional />
        <DateField name="plannedEnd" label={t('boards.programme.plannedEnd')} defaultValue={phase.plannedEnd ?? ''} optional />
      </FieldRow>
      <ComboboxField name="ownerId" label={t('boards.programme.owner')} source="/api/people" defaultOption={owner} optional />
      <TextArea name="objective" label={t('boards.programme.objective')} defaultValue={phase.objective ?? ''} optional maxLength={2000} rows={3} />
      <TextArea name="objectiveZh" label={t('boards.programme.objectiveZh')} defaultValue={phase.objectiveZh ?? ''} optional maxLength={2000} rows={3} />
      <FormActions>
        <SubmitButton>{t('ui.save')}</SubmitButton>
        <ButtonLink href="/programme" variant="quiet" size="lg">
          {t('ui.cancel')}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
