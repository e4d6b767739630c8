'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { recomputeAction } from '../../actions'

/** For whoever has just put right what the figures rest on. */
export function RecomputeButton({ automationId }: { automationId: string }) {
  const t = useTranslations('ledger.automation')
  return (
    <Form action={recomputeAction} guard={false} successMessage={t('recomputed')}>
      <input type="hidden" name="automationId" value={automationId} />
      <SubmitButton variant="secondary" size="md">
        {t('recompute')}
      </SubmitButton>
    </Form>
  )
}
