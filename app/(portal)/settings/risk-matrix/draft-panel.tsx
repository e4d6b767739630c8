'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { discardMatrixDraftAction, publishMatrixAction } from './actions'
import { MatrixEffect, type EffectView } from './matrix-effect'

/** Publishing or dropping the draft that is stored; what it would move is said again before. */
export function DraftButtons({ version, reason, effect, next }: { version: number; reason: string | null; effect: EffectView; next: number }) {
  const t = useTranslations('riskMatrix')
  const router = useRouter()
  return (
    <div className="flex flex-wrap gap-2">
      <Confirm trigger={t('discard')} title={t('discardTitle')} consequence={t('discardText')} confirmLabel={t('discard')} action={() => discardMatrixDraftAction({ version })} doneMessage={t('discarded')} variant="quiet" danger />
      <Dialog trigger={t('publish', { ordinal: next })} title={t('publish', { ordinal: next })} description={t('publishText')} variant="primary" wide>
        {(close) => (
          <Form
            action={publishMatrixAction}
            guard={false}
            successMessage={t('published')}
            onSuccess={() => {
              close()
              router.refresh()
            }}
          >
            <input type="hidden" name="version" value={version} />
            <MatrixEffect effect={effect} />
            <TextArea name="reason" label={t('reason')} defaultValue={reason ?? ''} maxLength={1000} rows={3} />
            <FormActions>
              <SubmitButton>{t('publish', { ordinal: next })}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </div>
  )
}
