'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { publishRulesAction } from '../actions'

/** Publishes exactly the rules whose effect stands above. */
export function PublishForm({ values, ordinal }: { values: Record<string, string>; ordinal: number }) {
  const t = useTranslations('recognition.rules')
  return (
    <Form action={publishRulesAction} guard={false} successMessage={t('published')} successHref="/recognition/rules">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="ordinal" value={ordinal} />
      <TextField name="note" label={t('note')} maxLength={500} />
      <FormActions>
        <SubmitButton>{t('publish', { ordinal: ordinal + 1 })}</SubmitButton>
      </FormActions>
    </Form>
  )
}
