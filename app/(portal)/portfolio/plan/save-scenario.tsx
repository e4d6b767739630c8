'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { PlanLimits } from '@/lib/features/portfolio/schema'
import { saveScenarioAction } from '../actions'
import { LimitFields } from './limit-fields'

export function SaveScenario({ limits }: { limits: PlanLimits }) {
  const t = useTranslations('selection.scenarios')
  const router = useRouter()
  return (
    <Dialog trigger={t('save')} size="sm" title={t('save')}>
      {(close) => (
        <Form
          action={saveScenarioAction}
          successMessage={t('saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <LimitFields limits={limits} />
          <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
          <div>
            <SubmitButton>{t('save')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
