'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckField, RadioCards, SelectField } from '@/components/form/choice-fields'
import { FieldRow } from '@/components/form/form-layout'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { CallFields, linesOf, textOf, type CallProps } from './call-fields'
import { SampleFields, type Sample } from './sample-fields'

interface KindProps extends CallProps {
  kind: CheckKind
  samples: Sample[]
}

/** The fields of one kind; their names and limits are in lib/core/autochecks/config.ts. */
export function KindFields({ kind, samples, ...call }: KindProps) {
  const t = useTranslations('autochecks.form')
  const { config } = call
  switch (kind) {
    case 'reach':
      return <TextArea name="config.targets" label={t('targets')} help={t('targetsHelp')} defaultValue={linesOf(config.targets)} rows={4} placeholder={'erp.example.com:443\n10.20.0.15:8443'} spellCheck={false} mono />
    case 'tls':
      return <TlsFields {...call} />
    case 'status':
      return (
        <>
          <CallFields {...call} methods={['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']} />
          <TextField name="config.expect" label={t('expect')} help={t('expectHelp')} defaultValue={linesOf(config.expect, ', ') || '2xx'} className="sm:max-w-80" mono />
        </>
      )
    case 'latency':
      return (
        <>
          <CallFields {...call} methods={['GET', 'HEAD', 'POST']} />
          <FieldRow>
            <NumberField name="config.calls" label={t('calls')} help={t('callsHelp')} defaultValue={textOf(config.calls) || '20'} min={5} max={40} step={1} />
            <NumberField name="config.p95Ms" label={t('p95Ms')} help={t('p95Help')} defaultValue={textOf(config.p95Ms) || '1000'} min={1} max={60_000} step={1} unit="ms" />
          </FieldRow>
        </>
      )
    case 'auth':
      return <CallFields {...call} methods={['GET', 'HEAD', 'POST']} needsCredential />
    case 'schema':
      return <SchemaFields {...call} />
    case 'idempotency':
      return (
        <>
          <CallFields {...call} methods={['POST', 'PUT', 'PATCH']} bodyHelp={t('bodyKeyHelp')} bodyExample={'{"reference": "{{key}}", "amount": 1}'} />
          <TextField name="config.keyHeader" label={t('keyHeader')} help={t('keyHeaderHelp')} defaultValue={config.url ? textOf(config.keyHeader) : 'Idempotency-Key'} className="sm:max-w-80" optional mono />
          <TextField name="config.readUrl" label={t('readUrl')} help={t('readUrlHelp')} defaultValue={textOf(config.readUrl)} placeholder="https://erp.example.com/api/postings?reference={{key}}" mono />
          <FieldRow>
            <TextField name="config.countPath" label={t('countPath')} help={t('countPathHelp')} defaultValue={textOf(config.countPath)} placeholder="items" optional mono />
            <NumberField name="config.settleMs" label={t('settleMs')} help={t('settleHelp')} defaultValue={textOf(config.settleMs) || '0'} min={0} max={10_000} step={100} unit="ms" />
          </FieldRow>
        </>
      )
    case 'encoding':
      return (
        <>
          <CallFields {...call} methods={['POST', 'PUT', 'PATCH']} bodyHelp={t('bodyTextHelp')} bodyExample={'{"id": "{{key}}", "name": "{{text}}"}'} />
          <SelectField name="config.charset" label={t('charset')} options={['utf-8', 'gbk', 'gb18030'].map((value) => ({ value, label: value.toUpperCase() }))} defaultValue={textOf(config.charset) || 'utf-8'} placeholder={false} className="sm:max-w-80" />
          <TextField name="config.readUrl" label={t('readTextUrl')} help={t('readTextUrlHelp')} defaultValue={textOf(config.readUrl)} placeholder="https://erp.example.com/api/partners/{{key}}" optional mono />
          <FieldRow>
            <TextField name="config.readPath" label={t('readPath')} help={t('readPathHelp')} defaultValue={textOf(config.readPath)} placeholder="partner.name" optional mono />
            <NumberField name="config.settleMs" label={t('settleMs')} help={t('settleHelp')} defaultValue={textOf(config.settleMs) || '0'} min={0} max={10_000} step={100} unit="ms" />
          </FieldRow>
        </>
      )
    case 'replay':
      return (
        <>
          <CallFields {...call} methods={['POST', 'PUT', 'PATCH', 'GET']} gateway />
          <SampleFields samples={samples} />
          <TextArea name="config.ignored" label={t('ignored')} help={t('ignoredHelp')} defaultValue={linesOf(config.ignored)} rows={3} placeholder={'..timestamp\nmeta.requestId'} spellCheck={false} optional mono />
          <TextArea name="config.tolerances" label={t('tolerances')} help={t('tolerancesHelp')} defaultValue={linesOf(config.tolerances)} rows={2} placeholder="items[*].price = 0.01" spellCheck={false} optional mono />
          <CheckField name="config.numbersAsText" label={t('numbersAsText')} defaultChecked={config.numbersAsText === true} />
          <CheckField name="config.anyOrder" label={t('anyOrder')} defaultChecked={config.anyOrder === true} />
        </>
      )
  }
}

function TlsFields({ config }: CallProps) {
  const t = useTranslations('autochecks.form')
  return (
    <>
      <FieldRow>
        <TextField name="config.host" label={t('host')} defaultValue={textOf(config.host)} placeholder="erp.example.com" maxLength={253} spellCheck={false} mono />
        <NumberField name="config.port" label={t('port')} defaultValue={textOf(config.port) || '443'} min={1} max={65_535} step={1} />
      </FieldRow>
      <FieldRow>
        <NumberField name="config.minDays" label={t('minDays')} help={t('minDaysHelp')} defaultValue={textOf(config.minDays) || '60'} min={0} max={400} step={1} />
        <SelectField name="config.minVersion" label={t('minVersion')} options={['1.2', '1.3'].map((value) => ({ value, label: `TLS ${value}` }))} defaultValue={textOf(config.minVersion) || '1.2'} placeholder={false} />
      </FieldRow>
      <input type="hidden" name="config.refuseOld" value="false" />
      <CheckField name="config.refuseOld" label={t('refuseOld')} help={t('refuseOldHelp')} defaultChecked={config.refuseOld !== false} />
      <TextArea name="config.certificate" label={t('certificate')} help={t('certificateHelp')} defaultValue={textOf(config.certificate)} rows={3} spellCheck={false} optional mono />
    </>
  )
}

function SchemaFields(call: CallProps) {
  const t = useTranslations('autochecks.form')
  const [source, setSource] = useState(textOf(call.config.source) || 'interface')
  return (
    <>
      <CallFields {...call} methods={['GET', 'POST']} />
      <RadioCards
        name="config.source"
        label={t('source')}
        options={[
          { value: 'interface', label: t('sourceInterface'), note: t('sourceInterfaceNote') },
          { value: 'own', label: t('sourceOwn'), note: t('sourceOwnNote') },
        ]}
        defaultValue={source}
        columns={2}
        onValueChange={setSource}
      />
      {source === 'own' && <TextArea name="config.schemaText" label={t('schemaText')} defaultValue={textOf(call.config.schemaText)} rows={8} spellCheck={false} mono />}
    </>
  )
}
