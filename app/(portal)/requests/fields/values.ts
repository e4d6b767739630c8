import { useTranslations } from 'next-intl'
import { suitabilityQuestions } from '@/lib/core/requests/statuses'
import type { FormValues } from '@/lib/core/three-way'
import { formFields } from '@/lib/features/requests/form-values'
import type { WhereChoices } from './where-fields'

/** What stands in the form now, as texts. */
export function readValues(form: HTMLFormElement): FormValues {
  const data = new FormData(form)
  return Object.fromEntries(formFields.map((field) => [field, String(data.get(field) ?? '')]))
}

/** Names and values of the fields as a comparison shows them. */
export function useFieldWords(choices: WhereChoices) {
  const t = useTranslations('requestForm')
  const questions = new Set<string>(suitabilityQuestions)
  const named = [choices.process, choices.automation, ...choices.systems, ...choices.departments]
  const nameOf = (id: string) => named.find((option) => option?.value === id)?.label.trim() ?? '…'
  const show = (field: string, value: string): string => {
    switch (field) {
      case 'type': return t(`types.${value as 'idea'}.name`)
      case 'frequencyUnit': return t(`units.${value as 'day'}`)
      case 'basis': return t(`bases.${value as 'guessed'}`)
      case 'anonymous': return t('yes')
      case 'systemIds': return value.split(' ').map(nameOf).join(', ')
      case 'departmentId': case 'processId': case 'automationId': return nameOf(value)
      default: return value
    }
  }
  return { label: (field: string) => (questions.has(field) ? t(`questions.${field as 'stability'}.short`) : t(`fieldNames.${field as 'title'}`)), show }
}
