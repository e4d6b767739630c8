'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { createTemplateAction } from '../../actions'

export function TemplateForm() {
  const t = useTranslations('compatPlan.templates')
  return (
    <Form action={createTemplateAction} successMessage={t('created')}>
      <FieldRow>
        <TextField name="nameEn" label={t('nameEn')} maxLength={120} />
        <TextField name="nameZh" label={t('nameZh')} maxLength={120} />
      </FieldRow>
      <TextField name="key" label={t('key')} help={t('keyHelp')} maxLength={40} mono />
      <TextField name="products" label={t('products')} help={t('productsHelp')} maxLength={400} optional />
      <FormActions>
        <SubmitButton>{t('create')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
