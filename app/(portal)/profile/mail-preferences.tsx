'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { mailChoices, type MailChoice } from '@/lib/core/notices/notice'
import type { NoticeGroup } from '@/lib/core/notices/kinds'
import { savePreferencesAction } from './actions'

const words = { now: 'now', digest: 'digest', off: 'never' } as const

/** One line a group, one column a choice. */
export function MailPreferences({ groups }: { groups: { group: NoticeGroup; mail: MailChoice }[] }) {
  const t = useTranslations('notices')
  return (
    <Form action={savePreferencesAction} successMessage={t('preferences.saved')}>
      <div className="panel divide-y divide-line-soft">
        {groups.map(({ group, mail }) => (
          <fieldset key={group} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <legend className="sr-only">{t(`groups.${group}.name`)}</legend>
            <div aria-hidden="true" className="min-w-0 flex-1 basis-56">
              <p className="font-medium">{t(`groups.${group}.name`)}</p>
              <p className="text-sm text-ink-2">{t(`groups.${group}.text`)}</p>
            </div>
            <div className="flex gap-4">
              {mailChoices.map((choice) => (
                <label key={choice} className="flex min-h-6 items-center gap-2 text-sm pointer-coarse:min-h-11">
                  <input type="radio" name={group} value={choice} defaultChecked={mail === choice} className="size-4 accent-accent" />
                  {t(`preferences.${words[choice]}`)}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div>
        <SubmitButton variant="secondary">{t('preferences.save')}</SubmitButton>
      </div>
    </Form>
  )
}
