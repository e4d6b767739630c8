'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { FieldRow } from '@/components/form/form-layout'
import { PasswordField, TextArea, TextField } from '@/components/form/text-field'

export interface CallProps {
  /** As it is stored; empty for a new check */
  config: Record<string, unknown>
  credentials: Option[]
  /** Secrets that are stored already */
  sealed: string[]
}

interface CallFieldsProps extends CallProps {
  methods: string[]
  bodyHelp?: string
  bodyExample?: string
  needsCredential?: boolean
  /** A second address with a credential of its own */
  gateway?: boolean
}

export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
export const linesOf = (value: unknown, between = '\n'): string => (Array.isArray(value) ? value.map(String).join(between) : '')

/** Where a call goes, what it carries, and as whom. */
export function CallFields({ config, credentials, sealed, methods, bodyHelp, bodyExample, needsCredential = false, gateway = false }: CallFieldsProps) {
  const t = useTranslations('autochecks.form')
  const [method, setMethod] = useState(textOf(config.method) || methods[0]!)
  const sends = !['GET', 'HEAD', 'OPTIONS'].includes(method) && !gateway
  return (
    <>
      <TextField name="config.url" label={t(gateway ? 'directUrl' : 'url')} help={t('urlHelp')} defaultValue={textOf(config.url)} placeholder="https://erp.example.com/api/invoices/1" maxLength={2000} spellCheck={false} mono />
      {gateway && <TextField name="config.gatewayUrl" label={t('gatewayUrl')} defaultValue={textOf(config.gatewayUrl)} placeholder="https://gateway.example.com/erp/invoices" maxLength={2000} spellCheck={false} mono />}
      <FieldRow>
        <SelectField name="config.method" label={t('method')} options={methods.map((value) => ({ value, label: value }))} defaultValue={method} placeholder={false} onValueChange={setMethod} />
        {sends && <TextField name="config.contentType" label={t('contentType')} defaultValue={textOf(config.contentType) || 'application/json'} maxLength={100} spellCheck={false} mono />}
      </FieldRow>
      {sends && <TextArea name="config.body" label={t('body')} help={bodyHelp ?? t('bodyHelp')} defaultValue={textOf(config.body)} placeholder={bodyExample} rows={4} spellCheck={false} optional={!bodyHelp} mono />}
      <CredentialFields name="credential" secret="secret" credentials={credentials} known={sealed.includes('secret')} stored={config.credential} needed={needsCredential} label={t(gateway ? 'directCredential' : 'credential')} />
      {gateway && <CredentialFields name="gatewayCredential" secret="gatewaySecret" credentials={credentials} known={sealed.includes('gatewaySecret')} stored={config.gatewayCredential} label={t('gatewayCredential')} />}
      <details className="rounded-md border border-line px-3.5 py-2.5" open={Boolean(linesOf(config.headers) || config.certificate)}>
        <summary className="cursor-pointer text-sm font-medium">{t('more')}</summary>
        <div className="mt-4 grid gap-5 pb-1.5">
          <TextArea name="config.headers" label={t('headers')} help={t('headersHelp')} defaultValue={linesOf(config.headers)} rows={2} placeholder="Accept-Language: zh-CN" spellCheck={false} optional mono />
          <TextArea name="config.certificate" label={t('certificate')} help={t('certificateHelp')} defaultValue={textOf(config.certificate)} rows={3} spellCheck={false} optional mono />
        </div>
      </details>
    </>
  )
}

interface CredentialProps {
  name: 'credential' | 'gatewayCredential'
  secret: 'secret' | 'gatewaySecret'
  label: string
  credentials: Option[]
  stored: unknown
  known: boolean
  needed?: boolean
}

function CredentialFields({ name, secret, label, credentials, stored, known, needed = false }: CredentialProps) {
  const t = useTranslations('autochecks.form')
  const before = (stored ?? {}) as { kind?: string; name?: string }
  const [kind, setKind] = useState(before.kind ?? (needed ? 'bearer' : 'none'))
  return (
    <FieldRow>
      <SelectField name={`config.${name}.kind`} label={label} options={credentials.filter(({ value }) => !needed || value !== 'none')} defaultValue={kind} placeholder={false} onValueChange={setKind} />
      {kind !== 'none' && (
        <>
          {kind !== 'bearer' && <TextField name={`config.${name}.name`} label={t(`credentialName.${kind as 'basic'}`)} defaultValue={before.name} maxLength={200} autoComplete="off" spellCheck={false} mono />}
          <PasswordField name={`secrets.${secret}`} label={t(kind === 'basic' ? 'password' : 'secret')} help={known ? t('secretKept') : t('secretHelp')} autoComplete="new-password" optional={known} />
        </>
      )}
    </FieldRow>
  )
}
