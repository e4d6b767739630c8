'use client'

import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import type { FormState } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { PasswordField, TextField } from '@/components/form/text-field'
import type { MessageParams } from '@/lib/core/errors'

async function enter(_state: unknown, form: FormData): Promise<FormState> {
  const answer = await signIn('credentials', { email: form.get('email'), password: form.get('password'), redirect: false })
  if (answer?.ok) return { ok: true, data: null }
  return { ok: false, error: { code: 'rule', ...refusalIn(answer?.error) } }
}

/** The server sends key and parameters as the text of the error. */
function refusalIn(text: string | null | undefined): { key: string; params?: MessageParams } {
  try {
    const { key, params } = JSON.parse(text ?? '') as { key: string; params?: MessageParams }
    return { key, params }
  } catch {
    return { key: 'people.signIn.failed' }
  }
}

export function SignInForm({ next, email, password }: { next: string; email?: string; password?: string }) {
  const t = useTranslations('people.signIn')
  return (
    <Form key={email} action={enter} guard={false} failedTitle={t('failedTitle')} onSuccess={() => window.location.assign(next)}>
      <TextField name="email" type="email" label={t('email')} autoComplete="username" defaultValue={email} autoFocus maxLength={254} />
      <PasswordField name="password" label={t('password')} autoComplete="current-password" defaultValue={password} maxLength={1024} />
      <SubmitButton className="w-full">{t('submit')}</SubmitButton>
    </Form>
  )
}
