'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { PasswordField } from '@/components/form/text-field'
import { confirmAction } from '../actions'

/** Asks for the password before somebody else's statement is shown. */
export function ConfirmForm({ href }: { href: string }) {
  const t = useTranslations('recognition.statement')
  return (
    <Form action={confirmAction} guard={false} successHref={href} className="grid max-w-md gap-5">
      <PasswordField name="password" label={t('password')} autoComplete="current-password" />
      <FormActions>
        <SubmitButton>{t('confirm')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
