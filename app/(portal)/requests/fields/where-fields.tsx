'use client'

import { useTranslations } from 'next-intl'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { TextField } from '@/components/form/text-field'
import type { RequestType } from '@/lib/core/requests/statuses'
import type { FormValues } from '@/lib/core/three-way'
import { SystemPicker } from './system-picker'

export interface WhereChoices {
  departments: Option[]
  systems: ComboboxOption[]
  /** What the stored ids are called */
  process: ComboboxOption | null
  automation: ComboboxOption | null
}

interface WhereFieldsProps {
  type: RequestType
  values: FormValues
  choices: WhereChoices
  /** Neither of the two was said when the step was left */
  missing?: boolean
  onChange: () => void
}

/** Where it happens: a registered process or automation, or free words; department and systems. */
export function WhereFields({ type, values, choices, missing = false, onChange }: WhereFieldsProps) {
  const t = useTranslations('requestForm')
  const idea = type === 'idea'
  const later = () => setTimeout(onChange, 0)
  return (
    <>
      <div className={idea ? 'contents' : 'hidden'}>
        <ComboboxField name="processId" label={t('process')} help={t('processHelp')} source="/api/requests/processes" placeholder={t('processSearch')} defaultOption={choices.process} onOptionChange={later} optional={t('oneOfTwo')} />
      </div>
      <div className={idea ? 'hidden' : 'contents'}>
        <ComboboxField name="automationId" label={t('automation')} help={t('automationHelp')} source="/api/requests/automations" placeholder={t('automationSearch')} defaultOption={choices.automation} onOptionChange={later} optional={t('oneOfTwo')} />
      </div>
      <TextField name="place" label={t(idea ? 'place' : 'placeAutomation')} placeholder={t(idea ? 'placeExample' : 'placeAutomationExample')} defaultValue={values.place} optional={t('oneOfTwo')} />
      {missing && <p role="alert" className="-mt-2 text-sm text-act">{t('missing.place')}</p>}
      <SelectField name="departmentId" label={t('department')} options={choices.departments} defaultValue={values.departmentId} placeholder={t('noDepartment')} optional />
      <SystemPicker options={choices.systems} defaultIds={values.systemIds ?? ''} onChange={onChange} />
      <TextField name="otherSystems" label={t('otherSystems')} placeholder={t('otherSystemsExample')} defaultValue={values.otherSystems} optional />
    </>
  )
}
