'use client'

import { useTranslations } from 'next-intl'
import { CheckGroup } from '@/components/form/check-group'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { handInAssessmentAction } from '../../../actions'

interface HandInFormProps {
  id: string
  version: number
  candidates: { id: string; name: string; jobTitle: string | null }[]
  /** Who was asked before */
  asked: string[]
}

export function HandInForm({ id, version, candidates, asked }: HandInFormProps) {
  const t = useTranslations('impact.handIn')
  if (!candidates.length) return <p className="panel px-4 py-4 text-ink-2">{t('none')}</p>
  return (
    <Form action={handInAssessmentAction} guard={false}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <CheckGroup name="reviewerIds[]" label={t('reviewers')} options={candidates.map((person) => ({ value: person.id, label: person.name, note: person.jobTitle ?? undefined }))} defaultValues={asked.length ? asked : candidates.length === 1 ? [candidates[0]!.id] : []} />
      <FormActions>
        <SubmitButton>{t('submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
