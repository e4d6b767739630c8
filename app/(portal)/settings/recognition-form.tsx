'use client'

import { useTranslations } from 'next-intl'
import { RadioCards } from '@/components/form/choice-fields'
import type { Settings } from '@/lib/core/settings'
import { GroupForm } from './settings-forms'

/** Whether departments are compared; points and badges belong to people and stay. */
export function RecognitionForm({ value, readOnly }: { value: Settings['recognition']; readOnly: boolean }) {
  const t = useTranslations('settings.recognition')
  return (
    <GroupForm group="recognition" readOnly={readOnly}>
      <RadioCards
        name="value.leaderboard"
        label={t('leaderboard')}
        help={t('help')}
        columns={2}
        defaultValue={String(value.leaderboard)}
        options={[
          { value: 'true', label: t('on') },
          { value: 'false', label: t('off') },
        ]}
      />
    </GroupForm>
  )
}
