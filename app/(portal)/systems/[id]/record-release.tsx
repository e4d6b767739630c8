'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { environments } from '@/lib/core/compatibility/words'
import { recordReleaseAction } from '../actions'

export function RecordReleaseDialog({ systemId }: { systemId: string }) {
  const t = useTranslations('compatibility')
  const router = useRouter()
  return (
    <Dialog trigger={t('release.record')} size="sm" title={t('release.record')} description={t('release.recordText')}>
      {(close) => (
        <Form action={recordReleaseAction} guard={false} successMessage={t('release.saved')} onSuccess={() => { close(); router.refresh() }}>
          <input type="hidden" name="systemId" value={systemId} />
          <RadioCards name="environment" label={t('release.environment')} columns={2} defaultValue="production" options={environments.map((value) => ({ value, label: t(`environments.${value}`) }))} />
          <TextField name="release" label={t('release.release')} maxLength={60} />
          <TextArea name="note" label={t('release.note')} rows={2} maxLength={1000} optional />
          <FormActions>
            <SubmitButton>{t('release.save')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
