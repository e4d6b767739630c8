'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import type { Judged, Matrix } from '@/lib/core/risks/matrix'
import { assessRiskAction } from '../../actions'
import { JudgementFields } from '../../judgement-fields'

interface AssessFormProps {
  id: string
  version: number
  number: number
  matrix: Matrix
  inherent: Judged
  residual: Judged
  proposed: Judged | null
}

export function AssessForm({ id, version, number, ...judgement }: AssessFormProps) {
  const t = useTranslations('risks')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={assessRiskAction} successMessage={t('assessPage.saved')} className="grid gap-6">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <JudgementFields {...judgement} />
      <TextArea name="note" label={t('form.noteOpen')} help={t('form.noteHelp')} maxLength={2000} rows={3} optional={!judgement.proposed} />
      <FormActions>
        <SubmitButton>{t('assessPage.save')}</SubmitButton>
        <ButtonLink href={`/risks/${number}`} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
