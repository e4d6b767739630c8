'use client'

import { useTranslations } from 'next-intl'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { DateField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'

interface PeriodFormProps {
  from: string
  to: string
  /** For those who issue statements of others */
  people?: ComboboxOption[]
  person?: ComboboxOption | null
}

/** From when to when, and of whom; works without script. */
export function PeriodForm({ from, to, people, person = null }: PeriodFormProps) {
  const t = useTranslations('recognition.statement')
  return (
    <form action="/recognition/statement" data-print="no" className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {people && <ComboboxField name="person" label={t('person')} options={people} defaultOption={person} optional className="min-w-56" />}
      <DateField name="from" label={t('from')} defaultValue={from} />
      <DateField name="to" label={t('to')} defaultValue={to} />
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
