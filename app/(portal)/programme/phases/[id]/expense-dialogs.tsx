'use client'

import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/form/form-layout'
import { DateField, NumberField, TextField } from '@/components/form/text-field'
import { correctExpenseAction, recordExpenseAction } from '../../actions'
import { AskDialog } from './ask-dialog'

export function RecordExpense({ phaseId, currency, today }: { phaseId: string; currency: string; today: string }) {
  const t = useTranslations('programme.dialog')
  return (
    <AskDialog trigger={t('addExpense')} title={t('addExpense')} text={t('entriesStay')} action={recordExpenseAction} done={t('recorded')} submit={t('record')} hidden={{ phaseId }} variant="secondary">
      <FieldRow>
        <DateField name="spentOn" label={t('spentOn')} defaultValue={today} max={today} />
        <NumberField name="amount" label={t('amount')} unit={currency} min={0} />
      </FieldRow>
      <TextField name="note" label={t('note')} maxLength={200} autoComplete="off" />
    </AskDialog>
  )
}

export function CorrectExpense({ expenseId, name, amount, currency }: { expenseId: string; name: string; amount: string; currency: string }) {
  const t = useTranslations('programme.dialog')
  return (
    <AskDialog trigger={t('correct')} title={t('correctTitle', { name })} text={t('correctText')} action={correctExpenseAction} done={t('corrected')} submit={t('correct')} hidden={{ expenseId }}>
      <NumberField name="amount" label={t('rightAmount')} unit={currency} min={0} defaultValue={amount} />
      <TextField name="note" label={t('correctNote')} maxLength={200} autoComplete="off" />
    </AskDialog>
  )
}
