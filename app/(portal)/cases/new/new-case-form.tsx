'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckField, RadioCards, SelectField, type Option } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { createCaseAction } from '../actions'

interface NewCaseFormProps {
  shipped: { key: string; name: string; text: string }[]
  /** The organisation's own templates and other cases */
  copies: Option[]
  automation: { value: string; label: string } | null
  request: { value: string; label: string } | null
  copyOf: string | null
}

/** What the case is about and what its first lines come from. */
export function NewCaseForm({ shipped, copies, automation, request, copyOf }: NewCaseFormProps) {
  const t = useTranslations('cases.new')
  const [start, setStart] = useState(copyOf ? 'copy' : 'plain')
  const starts: Option[] = [
    { value: 'plain', label: t('plain'), note: t('plainText') },
    ...shipped.map(({ key, name, text }) => ({ value: key, label: name, note: text })),
    ...(copies.length ? [{ value: 'copy', label: t('copy'), note: t('copyText') }] : []),
  ]
  const template = start === 'plain' || start === 'copy' ? '' : start
  return (
    <Form action={createCaseAction} className="grid max-w-4xl gap-5">
      <FieldRow>
        <ComboboxField name="automationId" label={t('automation')} help={t('automationHelp')} source="/api/automations" defaultOption={automation} optional />
        <ComboboxField name="requestId" label={t('request')} help={t('requestHelp')} source="/api/cases/requests" defaultOption={request} optional />
      </FieldRow>
      <TextField name="name" label={t('name')} help={t('nameHelp')} maxLength={120} autoComplete="off" optional />
      <RadioCards name="from" label={t('start')} options={starts} defaultValue={start} columns={2} onValueChange={setStart} />
      {template && <input type="hidden" name="template" value={template} />}
      {start === 'copy' && <SelectField name="copyOf" label={t('copyOf')} options={copies} defaultValue={copyOf ?? undefined} />}
      <CheckField name="isTemplate" label={t('isTemplate')} help={t('isTemplateHelp')} />
      <FormActions>
        <SubmitButton>{t('button')}</SubmitButton>
        <ButtonLink href="/cases" variant="quiet" size="lg">{t('cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}
