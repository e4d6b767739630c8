'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import type { ReviewOutcome } from '@/lib/core/reviews/task'
import { decideReviewAction, lookAgainAction } from '../actions'
import { useTimeInFront } from './use-time-in-front'

const outcomes: ReviewOutcome[] = ['approve', 'reject', 'return']

interface DecideFormProps {
  id: string
  version: number
  /** Where the reader goes afterwards: the next document of the queue, or the queue. */
  then: string
}

/** Yes, no, or back with what is missing. */
export function DecideForm({ id, version, then }: DecideFormProps) {
  const t = useTranslations('reviews.detail')
  const [outcome, setOutcome] = useState('')
  const time = useTimeInFront(id)
  return (
    <div id="review-decision">
      <Form action={decideReviewAction} successHref={then} successMessage={t('done')}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input ref={time} type="hidden" name="spentMs" defaultValue="" />
        <RadioCards name="outcome" label={t('choice')} columns={3} onValueChange={setOutcome} options={outcomes.map((value) => ({ value, label: t(value), note: t(`${value}Text`) }))} />
        <TextArea name="reason" label={t('reason')} help={t('reasonHelp')} optional={outcome === 'approve' || outcome === ''} maxLength={4000} rows={3} />
        <FormActions>
          <SubmitButton>{t('submit')}</SubmitButton>
          <p className="text-xs text-ink-3">{t('kept')}</p>
        </FormActions>
      </Form>
    </div>
  )
}

/** Whether somebody else would have decided the same. */
export function LookForm({ id, version, outcome: decided }: { id: string; version: number; outcome: string }) {
  const t = useTranslations('reviews.detail')
  const [outcome, setOutcome] = useState('')
  const time = useTimeInFront(id)
  return (
    <div id="review-decision">
      <Form action={lookAgainAction} successHref="/reviews" successMessage={t('lookDone')}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input ref={time} type="hidden" disabled />
        <RadioCards
          name="outcome"
          label={t('lookQuestion')}
          columns={2}
          onValueChange={setOutcome}
          options={[
            { value: 'agree', label: t('agree'), note: t('agreeText', { outcome: decided }) },
            { value: 'differ', label: t('differ'), note: t('differText') },
          ]}
        />
        <TextArea name="reason" label={t('reason')} optional={outcome !== 'differ'} maxLength={4000} rows={3} />
        <FormActions>
          <SubmitButton>{t('lookSubmit')}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}
