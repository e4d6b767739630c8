'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { PasswordField, TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { changePasswordAction, revokeAllSessionsAction, revokeSessionAction, updateProfileAction } from './actions'

interface Profile {
  name: string
  locale: string | null
  theme: string | null
  timeZone: string | null
}

export function ProfileForm({ profile, locale, zone }: { profile: Profile; locale: string; zone: string }) {
  const t = useTranslations('people.profile')
  const names = useTranslations('people')
  return (
    <Form action={updateProfileAction} successMessage={t('saved')}>
      <TextField name="name" label={names('name')} defaultValue={profile.name} autoComplete="name" maxLength={120} />
      <FieldRow>
        <SelectField
          name="locale"
          label={t('language')}
          defaultValue={profile.locale ?? locale}
          placeholder={false}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '简体中文' },
          ]}
        />
        <SelectField
          name="theme"
          label={t('theme')}
          defaultValue={profile.theme ?? 'system'}
          placeholder={false}
          options={(['system', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
        />
      </FieldRow>
      <TextField name="timeZone" label={t('timeZone')} help={t('timeZoneHelp', { zone })} defaultValue={profile.timeZone ?? ''} optional maxLength={64} spellCheck={false} />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </Form>
  )
}

export function PasswordForm() {
  const t = useTranslations('people.password')
  const router = useRouter()
  return (
    <Form action={changePasswordAction} guard={false} onSuccess={() => router.push('/sign-in')}>
      <PasswordField name="current" label={t('current')} autoComplete="current-password" maxLength={1024} />
      <FieldRow>
        <PasswordField name="next" label={t('next')} autoComplete="new-password" maxLength={256} />
        <PasswordField name="repeat" label={t('repeat')} autoComplete="new-password" maxLength={256} />
      </FieldRow>
      <div>
        <SubmitButton variant="secondary">{t('change')}</SubmitButton>
      </div>
    </Form>
  )
}

export function EndSession({ id }: { id: string }) {
  const t = useTranslations('people.profile')
  return (
    <form action={async () => void (await revokeSessionAction({ id }))}>
      <SubmitButton variant="quiet" size="sm">
        {t('end')}
      </SubmitButton>
    </form>
  )
}

export function EndAllSessions() {
  const t = useTranslations('people.profile')
  return <Confirm trigger={t('endAll')} title={t('endAll')} consequence={t('endAllAsk')} confirmLabel={t('endAll')} action={() => revokeAllSessionsAction({})} afterHref="/sign-in" danger />
}
