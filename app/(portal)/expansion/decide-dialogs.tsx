'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { acceptProposalAction, declineProposalAction } from './actions'

interface Asked {
  id: string
  automation: string
  process: string
  /** Null: nobody owns the process yet */
  owner: string | null
}

/** The two answers to a proposal, each with its reason. */
export function DecideProposal({ id, automation, process, owner }: Asked) {
  const t = useTranslations('expansion')
  const router = useRouter()
  const after = (close: () => void) => () => {
    close()
    router.refresh()
  }
  return (
    <>
      <Dialog trigger={t('accept')} variant="secondary" title={t('acceptTitle', { automation, process })} description={t('acceptText', { process, owner: owner ?? t('acceptNobody') })}>
        {(close) => (
          <Form action={acceptProposalAction} guard={false} successMessage={t('acceptDone')} onSuccess={after(close)}>
            <input type="hidden" name="id" value={id} />
            <TextArea name="reason" label={t('acceptReason')} maxLength={500} rows={2} />
            <FormActions>
              <SubmitButton>{t('accept')}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Dialog>
      <Dialog trigger={t('decline')} variant="quiet" title={t('declineTitle', { process })} description={t('declineText')}>
        {(close) => (
          <Form action={declineProposalAction} guard={false} successMessage={t('declineDone')} onSuccess={after(close)}>
            <input type="hidden" name="id" value={id} />
            <TextArea name="reason" label={t('declineReason')} maxLength={500} rows={2} />
            <FormActions>
              <SubmitButton variant="danger">{t('decline')}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </>
  )
}
