'use client'

import { useTranslations } from 'next-intl'
import { RadioCards, SelectField, type Option } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { impactKinds, type ImpactKind } from '@/lib/core/compliance/impact'
import { createAssessmentAction } from '../../actions'

interface NewAssessmentFormProps {
  processes: Option[]
  processId: string | null
  kind: ImpactKind
  copyOf: number | null
  title: string
  owner: ComboboxOption | null
}

export function NewAssessmentForm({ processes, processId, kind, copyOf, title, owner }: NewAssessmentFormProps) {
  const t = useTranslations('impact')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={createAssessmentAction}>
      {copyOf !== null && <input type="hidden" name="copyOf" value={copyOf} />}
      {copyOf !== null && processId ? <input type="hidden" name="processId" value={processId} /> : <SelectField name="processId" label={t('fields.process')} help={t('chooseProcess')} options={processes} defaultValue={processId ?? undefined} />}
      <TextField name="title" label={t('fields.title')} defaultValue={title} maxLength={160} autoComplete="off" />
      <RadioCards name="kind" label={t('fields.kind')} columns={3} options={impactKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} defaultValue={kind} />
      <ComboboxField name="ownerId" label={t('fields.owner')} help={t('fields.ownerHelp')} source="/api/people" defaultOption={owner} />
      <FormActions>
        <SubmitButton>{t('create')}</SubmitButton>
        <ButtonLink href="/compliance/assessments" variant="quiet" size="lg">{cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}
