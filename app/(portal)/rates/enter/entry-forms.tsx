'use client'

import { useTranslations } from 'next-intl'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { FieldRow, FormSection } from '@/components/form/form-layout'
import { NumberField } from '@/components/form/text-field'
import type { ParameterKind } from '@/lib/core/rates/parameters'
import { enterExchangeAction, enterParameterAction, enterWageAction } from '../actions'
import { EntryForm } from '../entry-fields'

interface Rest {
  today: string
  backHref: string
}

interface WageFormProps extends Rest {
  grades: Option[]
  departments: Option[]
  currencies: Option[]
  gradeId?: string
  departmentId?: string
  currency: string
}

export function WageForm({ grades, departments, currencies, gradeId, departmentId, currency, ...rest }: WageFormProps) {
  const t = useTranslations('rates')
  return (
    <EntryForm action={enterWageAction} {...rest}>
      <FormSection title={t('form.who')}>
        <FieldRow>
          <SelectField name="gradeId" label={t('form.grade')} help={t('form.gradeHelp')} options={grades} defaultValue={gradeId} placeholder={t('everyGrade')} optional />
          <SelectField name="departmentId" label={t('form.department')} help={t('form.departmentHelp')} options={departments} defaultValue={departmentId} placeholder={t('everyDepartment')} optional />
        </FieldRow>
        <FieldRow>
          <NumberField name="hourly" label={t('form.hourly')} help={t('form.hourlyHelp')} min={0} />
          <SelectField name="currency" label={t('form.currency')} options={currencies} defaultValue={currency} placeholder={false} />
        </FieldRow>
      </FormSection>
    </EntryForm>
  )
}

interface ExchangeFormProps extends Rest {
  currencies: Option[]
  from?: string
  to: string
}

export function ExchangeForm({ currencies, from, to, ...rest }: ExchangeFormProps) {
  const t = useTranslations('rates.form')
  return (
    <EntryForm action={enterExchangeAction} {...rest}>
      <FieldRow>
        <SelectField name="from" label={t('fromCurrency')} options={currencies} defaultValue={from} />
        <NumberField name="rate" label={t('rate')} help={t('rateHelp')} min={0} />
        <SelectField name="to" label={t('toCurrency')} options={currencies} defaultValue={to} />
      </FieldRow>
    </EntryForm>
  )
}

export function ParameterForm({ kind, present, ...rest }: Rest & { kind: ParameterKind; present: string }) {
  const t = useTranslations('rates.parameters')
  return (
    <EntryForm action={enterParameterAction} {...rest}>
      <input type="hidden" name="kind" value={kind} />
      <NumberField name="value" label={t(`kind.${kind}`)} help={t(`help.${kind}`)} unit={t(`unit.${kind}`)} defaultValue={present} min={0} className="sm:max-w-80" />
    </EntryForm>
  )
}
