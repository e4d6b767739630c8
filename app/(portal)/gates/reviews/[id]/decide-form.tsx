'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ComboboxField } from '@/components/form/combobox-field'
import { ConfirmSubmit } from '@/components/form/confirm-submit'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { DateField, TextArea } from '@/components/form/text-field'
import type { Outcome } from '@/lib/core/gates/review'
import type { NeededCondition } from '@/lib/core/gates/review-conditions'
import type { Locale } from '@/lib/core/localized'
import { decideReviewAction } from '../actions'

interface DecideFormProps {
  id: string
  outcome: Outcome
  needed: NeededCondition[]
  /** Names of members by id */
  names: Record<string, string>
  /** First day that a condition may be due, and the one proposed */
  today: string
  due: string
}

export function DecideForm({ id, outcome, needed, names, today, due }: DecideFormProps) {
  const t = useTranslations('gateReviews')
  const locale = useLocale() as Locale
  const router = useRouter()
  return (
    <Form action={decideReviewAction} successMessage={t('decide.done')} onSuccess={() => router.refresh()} className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="outcome" value={outcome} />
      {needed.length > 0 && <p className="-mb-2 text-sm text-ink-2">{t('decide.conditionsHelp')}</p>}
      {needed.map((condition, i) => (
        <fieldset key={condition.ref} className="grid min-w-0 gap-3 border-t border-line pt-4">
          <legend className="float-left w-full text-sm text-ink-2">
            {condition.label ? t('decide.fromCriterion', { criterion: condition.label[locale] }) : t('decide.fromVote', { name: names[condition.memberId ?? ''] ?? '' })}
          </legend>
          <input type="hidden" name={`conditions.${i}.ref`} value={condition.ref} />
          {condition.text === null ? (
            <TextArea name={`conditions.${i}.text`} label={`${i + 1}. ${t('decide.text')}`} maxLength={500} rows={2} />
          ) : (
            <>
              <input type="hidden" name={`conditions.${i}.text`} value={condition.text} />
              <p className="font-medium">{condition.text}</p>
            </>
          )}
          <FieldRow>
            <ComboboxField name={`conditions.${i}.ownerId`} label={`${i + 1}. ${t('decide.owner')}`} source="/api/people" />
            <DateField name={`conditions.${i}.dueOn`} label={`${i + 1}. ${t('decide.due')}`} defaultValue={due} min={today} />
          </FieldRow>
        </fieldset>
      ))}
      <TextArea name="note" label={t('decide.note')} optional maxLength={4000} rows={3} />
      <FormActions>
        <ConfirmSubmit title={t('decide.submit', { outcome: t(`outcome.${outcome}`) })} consequence={t(`decide.${outcome}`)}>
          {t('decide.submit', { outcome: t(`outcome.${outcome}`) })}
        </ConfirmSubmit>
      </FormActions>
    </Form>
  )
}
