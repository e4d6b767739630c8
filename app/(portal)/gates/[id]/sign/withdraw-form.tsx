'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { TextArea } from '@/components/form/text-field'
import { withdrawAttestationAction } from '../../actions'
import { TargetFields, type SignTarget } from './sign-form'

export function WithdrawForm({ target }: { target: SignTarget }) {
  const t = useTranslations('gates.form')
  const ui = useTranslations('ui')
  return (
    <Form action={withdrawAttestationAction} successHref={`/gates/${target.phaseId}?tab=signatures`} successMessage={t('withdrawn')}>
      <TargetFields target={target} />
      <TextArea name="statement" label={t('withdrawReason')} maxLength={2000} />
      <FormActions>
        <SubmitButton>{t('withdraw')}</SubmitButton>
        <ButtonLink href={`/gates/${target.phaseId}?tab=signatures`} size="lg">
          {ui('cancel')}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
