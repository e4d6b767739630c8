'use client'

import { useTranslations } from 'next-intl'
import { RadioCards } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { impactKinds, type ImpactKind } from '@/lib/core/compliance/impact'
import { changeAssessmentAction } from '../../../actions'

interface FactsFormProps {
  id: string
  version: number
  title: string
  kind: ImpactKind
  owner: { id: string; name: string }
  backHref: string
}

export function FactsForm({ id, version, title, kind, owner, backHref }: FactsFormProps) {
  const t = useTranslations('impact')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={changeAssessmentAction}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <TextField name="title" label={t('fields.title')} defaultValue={title} maxLength={160} autoComplete="off" />
      <RadioCards name="kind" label={t('fields.kind')} columns={3} options={impactKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} defaultValue={kind} />
      <ComboboxField name="ownerId" label={t('fields.owner')} help={t('fields.ownerHelp')} source="/api/people" defaultOption={{ value: owner.id, label: owner.name }} />
      <FormActions>
        <SubmitButton>{t('saveStay')}</SubmitButton>
        <ButtonLink href={backHref} variant="quiet" size="lg">{cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}
