'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { CheckGroup } from '@/components/form/check-group'
import type { Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextField } from '@/components/form/text-field'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { CopyButton } from '@/components/ui/copy-button'
import type { Locale } from '@/lib/core/localized'
import { makeFormats } from '@/lib/i18n/format'
import { createTokenAction, revokeTokenAction } from './actions'

export function NewToken({ scopes }: { scopes: Option[] }) {
  const t = useTranslations('tokens')
  const [locale, timeZone] = [useLocale() as Locale, useTimeZone() ?? 'UTC']
  const f = useMemo(() => makeFormats(locale, timeZone, { points: '', none: '–' }), [locale, timeZone])
  const [made, setMade] = useState<{ token: string; expiresAt: Date } | null>(null)
  return (
    <>
      {made && (
        <Callout tone="ok" title={t('onceTitle')} live>
          <p>{t('onceText', { date: f.date(made.expiresAt) })}</p>
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <code className="rounded-sm bg-raised px-2 py-1 font-mono text-sm break-all text-ink select-all">{made.token}</code>
            <CopyButton text={made.token} />
          </p>
        </Callout>
      )}
      <Form action={createTokenAction} resetOnSuccess onSuccess={(data) => setMade(data as { token: string; expiresAt: Date })}>
        <TextField name="name" label={t('name')} help={t('nameHelp')} maxLength={80} autoComplete="off" />
        <CheckGroup name="scopes[]" label={t('scopes')} options={scopes} />
        <NumberField name="days" label={t('days')} help={t('daysHelp')} defaultValue={90} min={1} max={365} step={1} className="max-w-40" />
        <div>
          <SubmitButton>{t('create')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

export function RevokeToken({ id, name }: { id: string; name: string }) {
  const t = useTranslations('tokens')
  return (
    <Confirm trigger={t('revoke')} title={t('revoke')} consequence={t('revokeAsk', { name })} confirmLabel={t('revoke')} action={() => revokeTokenAction({ id })} variant="quiet" size="sm" danger />
  )
}
