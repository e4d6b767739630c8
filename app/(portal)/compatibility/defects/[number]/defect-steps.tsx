'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { DefectStep } from '@/lib/core/compatibility/defect'
import { stepDefectAction } from '../../actions'

/** What the reader may do with a fault; the first is what is due. */
export function DefectSteps({ number, version, steps }: { number: number; version: number; steps: DefectStep[] }) {
  const t = useTranslations('compatibility')
  const router = useRouter()
  const due = steps.find((step) => step === 'verify') ?? steps.find((step) => step === 'fix')
  return [...steps].sort((a, b) => Number(a === due) - Number(b === due)).map((step) => (
    <Dialog key={step} trigger={t(`defects.steps.${step}`)} variant={step === due ? 'primary' : 'quiet'} title={t(`defects.steps.${step}`)} description={t(`defects.stepText.${step}`)}>
      {(close) => (
        <Form action={stepDefectAction} guard={false} successMessage={t('defects.stepDone')} onSuccess={() => { close(); router.refresh() }}>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="step" value={step} />
          <TextArea name="resolution" label={t(step === 'fix' || step === 'verify' ? 'defects.resolution' : 'run.cancelReason')} maxLength={2000} rows={3} optional={step === 'verify'} />
          <FormActions>
            <SubmitButton>{t(`defects.steps.${step}`)}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  ))
}
