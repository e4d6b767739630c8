'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import type { AssessmentDetail } from '@/lib/features/compliance/assessment-queries'
import { reopenAssessmentAction, takeAssessmentBackAction, withdrawAssessmentAction } from '../../actions'

/** What else may be done with the assessment as it stands; each asks with its consequence in words. */
export function MoreSteps({ id, version, may }: { id: string; version: number; may: AssessmentDetail['may'] }) {
  const t = useTranslations('impact')
  const router = useRouter()
  const ref = { id, version }
  return (
    <>
      {may.withdraw && (
        <Dialog trigger={t('withdraw')} title={t('withdraw')} description={t('withdrawText')} variant="quiet">
          {(close) => (
            <Form
              action={withdrawAssessmentAction}
              guard={false}
              successMessage={t('withdrawn')}
              onSuccess={() => {
                close()
                router.refresh()
              }}
            >
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <TextArea name="reason" label={t('withdrawReason')} maxLength={2000} rows={3} />
              <FormActions>
                <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
              </FormActions>
            </Form>
          )}
        </Dialog>
      )}
      {may.takeBack && <Confirm trigger={t('takeBack')} variant="quiet" title={t('takeBackTitle')} consequence={t('takeBackText')} confirmLabel={t('takeBack')} doneMessage={t('takenBack')} action={() => takeAssessmentBackAction(ref)} />}
      {may.reopen && <Confirm trigger={t('reopen')} title={t('reopenTitle')} consequence={t('reopenText')} confirmLabel={t('reopen')} doneMessage={t('reopened')} action={() => reopenAssessmentAction(ref)} />}
    </>
  )
}
