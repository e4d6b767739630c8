'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { PlanLimits } from '@/lib/features/portfolio/schema'
import { adoptPlanAction } from '../actions'
import { LimitFields } from './limit-fields'

export function AdoptPlan({ limits, shown, count }: { limits: PlanLimits; shown: string; count: number }) {
  const t = useTranslations('selection.plan')
  const router = useRouter()
  return (
    <Dialog trigger={t('adopt')} variant="primary" title={t('adoptTitle', { count })} description={t('adoptText')}>
      {(close) => (
        <Form
          action={adoptPlanAction}
          successMessage={t('adopted')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <LimitFields limits={limits} />
          <input type="hidden" name="shown" value={shown} />
          <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
          <TextArea name="reason" label={t('reason')} maxLength={2000} rows={3} />
          <div>
            <SubmitButton>{t('adopt')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
