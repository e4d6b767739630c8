'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { choices, type Choice } from '@/lib/core/gates/review'
import { castVoteAction } from '../actions'

interface VoteFormProps {
  id: string
  /** The vote to be replaced */
  before: { choice: Choice; reason: string; conditions: string[] } | null
  goExcluded: boolean
}

export function VoteForm({ id, before, goExcluded }: VoteFormProps) {
  const t = useTranslations('gateReviews')
  const router = useRouter()
  const [choice, setChoice] = useState<string>(before?.choice ?? '')
  return (
    <Form action={castVoteAction} successMessage={t('vote.done')} onSuccess={() => router.refresh()} className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      <RadioCards
        name="choice"
        label={t('vote.choice')}
        defaultValue={before?.choice}
        onValueChange={setChoice}
        options={choices.map((value) => ({ value, label: t(`choice.${value}`), note: t(`choiceNote.${value === 'yes' && goExcluded ? 'yesFailed' : value}`) }))}
      />
      {choice === 'conditions' && <TextArea name="conditions" label={t('vote.conditions')} help={t('vote.conditionsHelp')} defaultValue={before?.conditions.join('\n')} maxLength={4000} rows={3} />}
      <TextArea name="reason" label={t('vote.reason')} help={t('vote.reasonHelp')} defaultValue={before?.reason} maxLength={2000} rows={3} />
      <FormActions>
        <SubmitButton>{t(before ? 'vote.again' : 'vote.submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
