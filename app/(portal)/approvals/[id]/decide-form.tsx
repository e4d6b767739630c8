'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { decideStepAction } from '../actions'

/** Yes or no; a no says why and what would help. */
export function DecideForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('approvals.detail')
  const cancel = useTranslations('ui')('cancel')
  const [outcome, setOutcome] = useState('')
  return (
    <Form action={decideStepAction}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <RadioCards
        name="outcome"
        label={t('choice')}
        columns={2}
        onValueChange={setOutcome}
        options={[
          { value: 'approved', label: t('yes'), note: t('yesText') },
          { value: 'rejected', label: t('no'), note: t('noText') },
        ]}
      />
      <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} optional={outcome !== 'rejected'} maxLength={4000} rows={3} />
      {outcome === 'rejected' && <TextArea name="advice" label={t('advice')} help={t('adviceHelp')} maxLength={4000} rows={3} />}
      <FormActions>
        <SubmitButton>{t('submit')}</SubmitButton>
        <ButtonLink href="/approvals" variant="quiet">{cancel}</ButtonLink>
        <p className="text-xs text-ink-3">{t('kept')}</p>
      </FormActions>
    </Form>
  )
}
