'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'

interface AdoptAssessmentProps {
  id: string
  insteadOf: string
  name: string
  score: string
  action: FormAction
}

export function AdoptAssessment({ id, insteadOf, name, score, action }: AdoptAssessmentProps) {
  const t = useTranslations('scoring.panel')
  const router = useRouter()
  return (
    <Dialog trigger={t('adopt')} size="sm" title={t('adoptTitle', { name })} description={t('adoptText', { score })}>
      {(close) => (
        <Form
          action={action}
          successMessage={t('adopted')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="assessmentId" value={id} />
          <input type="hidden" name="insteadOf" value={insteadOf} />
          <TextArea name="reason" label={t('adoptReason')} maxLength={1000} rows={3} />
          <div>
            <SubmitButton>{t('adopt')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
