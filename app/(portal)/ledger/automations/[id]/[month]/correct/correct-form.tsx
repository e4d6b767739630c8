'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { correctMonthAction } from '../../../../actions'

interface CorrectFormProps {
  automationId: string
  month: string
  currency: string
  /** Entries that stood on the page: a further one meanwhile refuses the form */
  entries: number
  back: string
  /** A correction that is taken back */
  reversed?: { id: string; realised: string; lost: string; hours: string }
}

/** A difference with its reason; what is signed stays. */
export function CorrectForm({ automationId, month, currency, entries, back, reversed }: CorrectFormProps) {
  const t = useTranslations('ledger.correct')
  return (
    <Form action={correctMonthAction} successMessage={t('done')} successHref={back} className="grid max-w-2xl gap-5">
      <input type="hidden" name="automationId" value={automationId} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="entries" value={entries} />
      {reversed && <input type="hidden" name="correctsId" value={reversed.id} />}
      <FieldRow>
        <TextField name="realised" label={t('realised', { currency })} help={t('changeHelp')} inputMode="decimal" defaultValue={reversed?.realised} />
        <TextField name="lost" label={t('lost', { currency })} inputMode="decimal" defaultValue={reversed?.lost} />
        <TextField name="hours" label={t('hours')} inputMode="decimal" defaultValue={reversed?.hours} />
      </FieldRow>
      <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} maxLength={1000} />
      <FormActions>
        <SubmitButton>{t('submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
