'use client'

import { useTranslations } from 'next-intl'
import { FileField } from '@/components/form/file-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/form/text-field'
import { attestAction } from '../../actions'

export interface SignTarget {
  phaseId: string
  criterionId: string
  role: string
}

export function TargetFields({ target }: { target: SignTarget }) {
  return Object.entries(target).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

export function SignForm({ target, evidence }: { target: SignTarget; evidence: boolean }) {
  const t = useTranslations('gates.form')
  const ui = useTranslations('ui')
  return (
    <Form action={attestAction} successHref={`/gates/${target.phaseId}`} successMessage={t('signed')}>
      <TargetFields target={target} />
      <TextArea name="statement" label={t('statement')} help={t('statementHelp')} maxLength={2000} />
      {evidence && <p className="text-sm text-ink-2">{t('evidenceAsked')}</p>}
      <TextField name="evidenceUrl" type="url" label={t('evidenceUrl')} help={t('evidenceHelp')} optional maxLength={2000} />
      <FileField name="fileId" label={t('file')} optional />
      <FormActions>
        <SubmitButton>{t('sign')}</SubmitButton>
        <ButtonLink href={`/gates/${target.phaseId}`} size="lg">
          {ui('cancel')}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
