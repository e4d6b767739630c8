'use client'

import { useTranslations } from 'next-intl'
import { RadioCards } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea, TextField } from '@/components/form/text-field'
import { severities, type Severity } from '@/lib/core/compatibility/words'
import { updateDefectAction } from '../../../actions'

interface DefectFormProps {
  defect: { number: number; version: number; title: string; description: string; severity: Severity; dueOn: string; owner: ComboboxOption | null }
}

export function DefectForm({ defect }: DefectFormProps) {
  const t = useTranslations('compatibility')
  return (
    <Form action={updateDefectAction} successMessage={t('defects.saved')}>
      <input type="hidden" name="number" value={defect.number} />
      <input type="hidden" name="version" value={defect.version} />
      <TextField name="title" label={t('defects.name')} maxLength={200} defaultValue={defect.title} />
      <TextArea name="description" label={t('defects.description')} maxLength={4000} defaultValue={defect.description} optional />
      <RadioCards name="severity" label={t('defects.severity')} columns={3} defaultValue={defect.severity} options={severities.map((value) => ({ value, label: t(`severities.${value}`), note: t(`severityText.${value}`) }))} />
      {defect.severity === 'blocker' && <TextArea name="reason" label={t('defects.reason')} help={t('defects.reasonHelp')} rows={2} maxLength={1000} optional />}
      <FieldRow>
        <ComboboxField name="ownerId" label={t('defects.owner')} help={t('defects.ownerHelp')} source="/api/people" defaultOption={defect.owner} optional />
        <DateField name="dueOn" label={t('defects.dueOn')} defaultValue={defect.dueOn} optional />
      </FieldRow>
      <FormActions>
        <SubmitButton>{t('defects.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
