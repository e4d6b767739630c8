'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { erasePersonAction } from '../../actions'

export function EraseForm({ id }: { id: string }) {
  const t = useTranslations('privacy.erase')
  return (
    <Form action={erasePersonAction} successMessage={t('done')}>
      <input type="hidden" name="id" value={id} />
      <TextArea name="also" label={t('also')} help={t('alsoHelp')} rows={3} maxLength={1000} optional />
      <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} rows={2} maxLength={1000} />
      <TextField name="confirm" label={t('confirm')} autoComplete="off" maxLength={200} />
      <div>
        <SubmitButton variant="danger">{t('submit')}</SubmitButton>
      </div>
    </Form>
  )
}
