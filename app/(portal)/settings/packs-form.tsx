'use client'

import { useTranslations } from 'next-intl'
import { CheckGroup } from '@/components/form/check-group'
import { RadioCards } from '@/components/form/choice-fields'
import { NumberField } from '@/components/form/text-field'
import { locales } from '@/lib/core/localized'
import type { Settings } from '@/lib/core/settings'
import { GroupForm } from './settings-forms'

interface PacksFormProps {
  value: Settings['packs']
  readOnly: boolean
  /** People who may read packs */
  people: { id: string; name: string }[]
}

/** When the monthly pack is made, in which languages, and who gets it. */
export function PacksForm({ value, readOnly, people }: PacksFormProps) {
  const t = useTranslations('settings.packs')
  const languages = useTranslations('nav.languages')
  return (
    <GroupForm group="packs" readOnly={readOnly}>
      <RadioCards
        name="value.enabled"
        label={t('enabled')}
        columns={2}
        defaultValue={String(value.enabled)}
        options={[
          { value: 'true', label: t('on') },
          { value: 'false', label: t('off') },
        ]}
      />
      <NumberField name="value.day" label={t('day')} help={t('dayHelp')} defaultValue={value.day} step={1} min={1} max={28} className="max-w-40" />
      <CheckGroup name="value.languages[]" label={t('languages')} options={locales.map((locale) => ({ value: locale, label: languages(locale) }))} defaultValues={[...value.languages]} />
      {people.length > 0 ? (
        <CheckGroup name="value.recipients[]" label={t('recipients')} options={people.map(({ id, name }) => ({ value: id, label: name }))} defaultValues={[...value.recipients]} />
      ) : (
        <p className="text-sm text-ink-3">{t('nobody')}</p>
      )}
    </GroupForm>
  )
}
