'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { RadioCards } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { reviewOutcomes } from '@/lib/core/compliance/impact'
import { decideAssessmentAction } from '../../actions'

/** A reviewer's answer with its reason; it stands as it is given. */
export function DecideForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations('impact.decide')
  const router = useRouter()
  return (
    <Form action={decideAssessmentAction} className="grid gap-4" successMessage={t('done')} onSuccess={() => router.refresh()}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <RadioCards name="outcome" label={t('outcome')} columns={3} options={reviewOutcomes.map((value) => ({ value, label: t(value), note: t(`${value}Note`) }))} />
      <TextArea name="comment" label={t('comment')} help={t('commentHelp')} maxLength={2000} rows={3} optional className="max-w-2xl" />
      <div><SubmitButton>{t('submit')}</SubmitButton></div>
    </Form>
  )
}
