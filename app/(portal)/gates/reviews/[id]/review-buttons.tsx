'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { cancelReviewAction, takeIntoScopeAction } from '../actions'

export function CancelReview({ id }: { id: string }) {
  const t = useTranslations('gateReviews.cancel')
  const router = useRouter()
  return (
    <Dialog trigger={t('open')} title={t('title')} description={t('text')} variant="quiet">
      {(close) => (
        <Form
          action={cancelReviewAction}
          guard={false}
          successMessage={t('done')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <TextArea name="reason" label={t('reason')} maxLength={2000} rows={3} />
          <FormActions>
            <SubmitButton variant="danger">{t('submit')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

/** Accepts one proposed process for the next phase, with the reason why it was proposed. */
export function TakeIntoScope({ phaseId, processId, reason, label }: { phaseId: string; processId: string; reason: string; label: string }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const take = () =>
    start(async () => {
      const result = await takeIntoScopeAction({ phaseId, processId, reason })
      toast(result.ok ? { title: t('gateReviews.scope.done'), tone: 'ok' } : { title: say(t as never, result.error), tone: 'act' })
      router.refresh()
    })
  return (
    <Button size="sm" disabled={pending} onClick={take} aria-label={label}>
      {t('gateReviews.scope.take')}
    </Button>
  )
}
