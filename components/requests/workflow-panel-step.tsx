'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextArea, TextField } from '@/components/form/text-field'
import type { ButtonVariant } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Asks, StepName } from '@/lib/core/requests/workflow-table'

interface StepButtonProps {
  id: string
  version: number
  step: StepName
  to: string
  asks: Asks
  variant: ButtonVariant
  /** Day after today */
  earliest: string
  currency: string
  action: FormAction
}

const dangerous: readonly StepName[] = ['decline', 'withdraw', 'giveUp', 'noEffect', 'duplicate']

/** One step of a request: says what follows and asks for what the step has to bring. */
export function StepButton({ id, version, step, to, asks, variant, earliest, currency, action }: StepButtonProps) {
  const t = useTranslations('workflow')
  const router = useRouter()
  const label = t(`steps.${step}.label`)
  const fields = t.has(`fields.${step}` as never) ? `fields.${step}` : 'fields.reason'
  return (
    <Dialog trigger={label} title={label} description={t(`steps.${step}.text`)} variant={variant} size={variant === 'quiet' ? 'sm' : 'md'}>
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={t(`steps.${step}.done`)}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="step" value={step} />
          <input type="hidden" name="to" value={to} />
          {asks.original && <TextField name="original" label={t('fields.original')} help={t('fields.originalHelp')} maxLength={20} placeholder="R-" />}
          {asks.reason && <TextArea name="reason" label={t(fields as 'fields.reason')} optional={asks.reason === 'optional'} maxLength={4000} rows={3} />}
          {asks.advice && <TextArea name="advice" label={t('fields.advice')} help={t('fields.adviceHelp')} optional={asks.advice === 'optional'} maxLength={4000} rows={3} />}
          {asks.day && <DateField name="day" label={t(step === 'park' ? 'fields.until' : 'fields.planned')} min={earliest} optional={asks.day === 'optional'} />}
          {asks.actuals && (
            <FieldRow>
              <NumberField name="actualDays" label={t('fields.actualDays')} unit={t('fields.personDays')} min={0} step={0.1} optional={asks.actuals === 'optional'} />
              <TextField name="actualCost" label={t('fields.actualCost', { currency })} optional inputMode="decimal" maxLength={20} />
            </FieldRow>
          )}
          <FormActions>
            <SubmitButton variant={dangerous.includes(step) ? 'danger' : 'primary'}>{label}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
