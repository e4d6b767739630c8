'use client'

import { useTranslations } from 'next-intl'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { caseOutcomes } from '@/lib/core/cases/statuses'
import { decideCaseAction } from '../actions'

/** Finance's answer with its reason; it stands as it is given. */
export function DecideForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('cases.decide')
  return (
    <Form action={decideCaseAction} className="grid gap-4" successMessage={t('done')}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <RadioCards name="outcome" label={t('answer')} columns={3} options={caseOutcomes.map((value) => ({ value, label: t(`options.${value}`), note: t(`options.${value}Text`) }))} />
      <TextArea name="comment" label={t('comment')} help={t('commentHelp')} maxLength={2000} rows={3} optional className="max-w-2xl" />
      <div><SubmitButton>{t('send')}</SubmitButton></div>
    </Form>
  )
}
