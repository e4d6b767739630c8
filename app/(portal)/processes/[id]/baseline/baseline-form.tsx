'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { freezeBaselineAction } from '../../actions'

interface BaselineFormProps {
  processId: string
  ordinal: number
  today: string
  currency: string
  /** First day of the version before: the new one cannot reach behind it. */
  earliest?: string
  present?: { annualVolume: string; manualMinutes: string; errorPercent: string; hourlyWage: string }
}

export function BaselineForm({ processId, ordinal, today, currency, earliest, present }: BaselineFormProps) {
  const t = useTranslations('processes.baseline')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={freezeBaselineAction}>
      <input type="hidden" name="processId" value={processId} />
      <input type="hidden" name="currency" value={currency} />
      <FormSection title={t('figures')}>
        <FieldRow>
          <NumberField name="annualVolume" label={t('volume')} help={t('volumeHelp')} defaultValue={present?.annualVolume} min={1} step={1} />
          <NumberField name="manualMinutes" label={t('manualLabel')} help={t('manualHelp')} defaultValue={present?.manualMinutes} unit={t('manualUnit')} min={0} />
        </FieldRow>
        <FieldRow>
          <NumberField name="errorPercent" label={t('errorsLabel')} help={t('errorsHelp')} defaultValue={present?.errorPercent} unit="%" min={0} max={100} optional />
          <NumberField name="hourlyWage" label={t('wageLabel')} help={t('wageHelp')} defaultValue={present?.hourlyWage} unit={currency} min={0} optional />
        </FieldRow>
      </FormSection>
      <FormSection title={t('evidence')}>
        <TextField name="source" label={t('sourceLabel')} help={t('sourceHelp')} maxLength={500} autoComplete="off" />
        <FieldRow>
          <DateField name="measuredOn" label={t('measuredLabel')} help={t('measuredHelp')} max={today} />
          <DateField name="validFrom" label={t('validFrom')} help={t('validHelp')} defaultValue={today} min={earliest} />
        </FieldRow>
      </FormSection>
      <FormActions>
        <SubmitButton>{t('submit', { ordinal })}</SubmitButton>
        <ButtonLink href={`/processes/${processId}`} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
