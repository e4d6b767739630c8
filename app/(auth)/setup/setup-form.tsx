'use client'

import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import type { FormState } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { PasswordField, TextField } from '@/components/form/text-field'
import { createFirstAdminAction } from './actions'

/** Creates the administrator and signs in with what was just typed. */
async function createAndEnter(state: unknown, form: FormData): Promise<FormState> {
  const created = await createFirstAdminAction(state, form)
  if (created.ok) await signIn('credentials', { email: form.get('email'), password: form.get('password'), redirect: false })
  return created
}

export function SetupForm({ code, locale }: { code: string; locale: string }) {
  const t = useTranslations('people.setup')
  const router = useRouter()
  const [zone] = useState(() => (typeof window === 'undefined' ? '' : Intl.DateTimeFormat().resolvedOptions().timeZone))
  return (
    <Form action={createAndEnter} guard={false} onSuccess={() => router.push('/')}>
      <input type="hidden" name="locale" value={locale} />
      <TextField name="setupCode" label={t('code')} help={t('codeHelp')} defaultValue={code} autoComplete="off" spellCheck={false} mono />
      <FieldRow>
        <TextField name="name" label={t('name')} autoComplete="name" maxLength={120} autoFocus={code !== ''} />
        <TextField name="email" type="email" label={t('email')} autoComplete="username" maxLength={254} />
      </FieldRow>
      <PasswordField name="password" label={t('password')} help={t('passwordHelp')} autoComplete="new-password" maxLength={256} />
      <TextField name="programmeName" label={t('programme')} help={t('programmeHelp')} optional maxLength={120} />
      <div suppressHydrationWarning>
        <TextField key={zone} name="timeZone" label={t('timeZone')} help={t('timeZoneHelp')} defaultValue={zone} optional maxLength={64} />
      </div>
      <SubmitButton className="w-full">{t('submit')}</SubmitButton>
    </Form>
  )
}
