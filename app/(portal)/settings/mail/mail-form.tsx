'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, PasswordField, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { withStepUp } from '@/components/form/step-up-store'
import type { Settings } from '@/lib/core/settings'
import { say } from '@/lib/i18n/say'
import { retryDeliveryAction, sendTestMailAction, updateMailAction } from './actions'

const usualPort = { starttls: 587, tls: 465, none: 25 } as const

export function MailForm({ mail, passwordKept, readOnly }: { mail: Settings['mail']; passwordKept: boolean; readOnly: boolean }) {
  const t = useTranslations('notices.delivery')
  const languages = useTranslations('nav.languages')
  return (
    <Form action={updateMailAction} successMessage={t('saved')}>
      <fieldset disabled={readOnly} className="contents">
        <RadioCards
          name="enabled"
          label={t('enabled')}
          columns={2}
          defaultValue={String(mail.enabled)}
          options={[
            { value: 'true', label: t('enabledOn') },
            { value: 'false', label: t('enabledOff') },
          ]}
        />
        <FormSection title={t('connection')}>
          <FieldRow>
            <TextField name="host" label={t('host')} help={t('hostHelp')} defaultValue={mail.host} maxLength={253} autoComplete="off" spellCheck={false} />
            <NumberField name="port" label={t('port')} defaultValue={mail.port} step={1} />
          </FieldRow>
          <SelectField
            name="security"
            label={t('security')}
            help={t('securityHelp')}
            defaultValue={mail.security}
            placeholder={false}
            options={(Object.keys(usualPort) as (keyof typeof usualPort)[]).map((value) => ({ value, label: t(`securities.${value}`) }))}
          />
          <FieldRow>
            <TextField name="user" label={t('user')} help={t('userHelp')} defaultValue={mail.user} maxLength={254} autoComplete="off" spellCheck={false} optional />
            <PasswordField name="password" label={t('password')} help={t(passwordKept ? 'passwordKept' : 'passwordHelp')} autoComplete="new-password" maxLength={512} optional />
          </FieldRow>
        </FormSection>
        <FormSection title={t('sender')}>
          <FieldRow>
            <TextField name="from" type="email" label={t('from')} defaultValue={mail.from} maxLength={254} autoComplete="off" />
            <TextField name="fromName" label={t('fromName')} defaultValue={mail.fromName} maxLength={120} autoComplete="off" />
          </FieldRow>
          <SelectField
            name="locale"
            label={t('locale')}
            help={t('localeHelp')}
            defaultValue={mail.locale}
            placeholder={false}
            options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: languages(value) }))}
          />
        </FormSection>
      </fieldset>
      {!readOnly && (
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      )}
    </Form>
  )
}

export function SendTestMail() {
  const t = useTranslations()
  const [pending, start] = useTransition()
  const [failure, setFailure] = useState<string | null>(null)
  const send = () =>
    start(async () => {
      setFailure(null)
      const result = await withStepUp(() => sendTestMailAction({})).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (result.ok) toast({ title: t('notices.delivery.testDone', { address: result.data.address }), tone: 'ok' })
      else setFailure(say(t, result.error))
    })
  return (
    <div>
      <Button disabled={pending} onClick={send}>
        {pending ? t('ui.working') : t('notices.delivery.test')}
      </Button>
      {failure && (
        <p role="alert" className="mt-3 max-w-2xl rounded-md bg-act-soft px-3 py-2 text-sm text-act">
          {failure}
        </p>
      )}
    </div>
  )
}

export function RetryDelivery({ id }: { id: string }) {
  const t = useTranslations('notices.delivery')
  const router = useRouter()
  const [pending, start] = useTransition()
  const retry = () =>
    start(async () => {
      const result = await retryDeliveryAction({ id })
      if (result.ok) toast({ title: t('retried'), tone: 'ok' })
      router.refresh()
    })
  return (
    <Button size="sm" variant="quiet" disabled={pending} onClick={retry}>
      {t('retry')}
    </Button>
  )
}
