'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FileField } from '@/components/form/file-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { dropActionAction, finishActionAction, reopenActionAction } from '../actions'

const steps = {
  finish: { action: finishActionAction, field: 'result', done: 'finished', variant: 'primary' },
  drop: { action: dropActionAction, field: 'reason', done: 'dropped', variant: 'quiet' },
  reopen: { action: reopenActionAction, field: 'reason', done: 'reopened', variant: 'secondary' },
} as const

interface StepDialogProps {
  step: keyof typeof steps
  id: string
  version: number
  /** Day offered for an action that is opened again */
  dueOn: string
  mayAddFiles?: boolean
}

/** Finishing, dropping and reopening: each says what follows and asks for words. */
export function StepDialog({ step, id, version, dueOn, mayAddFiles = false }: StepDialogProps) {
  const t = useTranslations('actions')
  const router = useRouter()
  const { action, field, done, variant } = steps[step]
  return (
    <Dialog trigger={t(step)} title={t(step)} description={t(`${step}Text`)} variant={variant}>
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={t(done)}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextArea name={field} label={t(`${step}Label`)} help={step === 'finish' ? t('finishHelp') : undefined} maxLength={2000} rows={3} />
          {step === 'finish' && mayAddFiles && <FileField name="fileId" label={t('evidence')} optional />}
          {step === 'reopen' && <DateField name="dueOn" label={t('due')} defaultValue={dueOn} />}
          <FormActions>
            <SubmitButton variant={step === 'drop' ? 'danger' : 'primary'}>{t(step)}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
