'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { decideCheckAction, removeCheckAction } from '../../actions'

/** Leaves a check out with its reason, asks for it again, or takes one that was added by hand out. */
export function CheckButtons({ id, version, code, asked, own }: { id: string; version: number; code: string; asked: boolean; own: boolean }) {
  const t = useTranslations('compatPlan')
  const router = useRouter()
  return (
    <p className="flex flex-wrap gap-1">
      {asked ? (
        <Dialog trigger={t('leaveOut')} size="sm" variant="secondary" title={t('leaveOutTitle', { code })} description={t('leaveOutText')}>
          {(close) => (
            <Form action={decideCheckAction} guard={false} successMessage={t('leftOut')} onSuccess={() => { close(); router.refresh() }}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <input type="hidden" name="applies" value="no" />
              <TextArea name="reason" label={t('reason')} maxLength={1000} rows={3} />
              <FormActions>
                <SubmitButton>{t('leaveOut')}</SubmitButton>
              </FormActions>
            </Form>
          )}
        </Dialog>
      ) : (
        <Confirm trigger={t('askAgain')} size="sm" title={t('askAgain')} consequence={code} confirmLabel={t('askAgain')} doneMessage={t('askedAgain')} action={() => decideCheckAction({ id, version, applies: 'yes' })} />
      )}
      {own && <Confirm trigger={t('remove')} size="sm" variant="quiet" danger title={t('remove')} consequence={t('removeText')} confirmLabel={t('remove')} doneMessage={t('removed')} action={() => removeCheckAction({ id, version })} />}
    </p>
  )
}
