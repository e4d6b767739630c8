'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckGroup } from '@/components/form/check-group'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { nameIn, type Locale } from '@/lib/core/localized'
import { createInterfaceAction, updateInterfaceAction } from './actions'
import type { InterfaceChoices } from './choices'

type End = { id: string; name: string; nameZh: string | null; code: string } | null

export interface EditedInterface {
  id: string
  version: number
  name: string
  nameZh: string | null
  fromSystem: End
  toSystem: End
  gateway: End
  protocol: string
  data: string
  dataClasses: string[]
  schemaKind: string
  schemaText: string | null
  owner: { id: string; name: string } | null
  status: string
}

interface InterfaceFormProps {
  choices: InterfaceChoices
  edited?: EditedInterface
  /** For a new one: the system that it was asked for from. */
  from?: ComboboxOption | null
}

export function InterfaceForm({ choices, edited, from }: InterfaceFormProps) {
  const t = useTranslations('interfaces')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  const [kind, setKind] = useState(edited?.schemaKind ?? 'none')
  const locale = useLocale() as Locale
  const option = (end: End | undefined) => (end ? { value: end.id, label: nameIn(locale, end), note: end.code } : null)
  return (
    <Form action={edited ? updateInterfaceAction : createInterfaceAction}>
      {edited && <input type="hidden" name="id" value={edited.id} />}
      {edited && <input type="hidden" name="version" value={edited.version} />}
      <FormSection title={t('form.way')} note={t('form.wayNote')}>
        <FieldRow>
          <ComboboxField name="fromSystemId" label={t('from')} help={t('fromHelp')} source="/api/systems" defaultOption={option(edited?.fromSystem) ?? from} placeholder={t('systemSearch')} />
          <ComboboxField name="toSystemId" label={t('to')} help={t('toHelp')} source="/api/systems" defaultOption={option(edited?.toSystem)} placeholder={t('systemSearch')} />
        </FieldRow>
        <FieldRow>
          <SelectField name="protocol" label={t('protocol')} options={choices.protocols} defaultValue={edited?.protocol ?? 'rest'} placeholder={false} />
          <ComboboxField name="gatewayId" label={t('via')} help={t('viaHelp')} source="/api/systems" defaultOption={option(edited?.gateway)} placeholder={t('direct')} optional />
        </FieldRow>
      </FormSection>
      <FormSection title={t('form.what')}>
        <FieldRow>
          <TextField name="name" label={p('nameEn')} defaultValue={edited?.name} maxLength={120} autoComplete="off" />
          <TextField name="nameZh" label={p('nameZh')} help={p('nameZhHelp')} defaultValue={edited?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
        </FieldRow>
        <TextArea name="data" label={t('data')} help={t('dataHelp')} defaultValue={edited?.data} maxLength={2000} rows={3} optional />
        <CheckGroup name="dataClasses[]" label={t('dataClasses')} options={choices.dataClasses} defaultValues={edited?.dataClasses} />
      </FormSection>
      <FormSection title={t('form.check')} note={t('form.checkNote')}>
        <SelectField name="schemaKind" label={t('schemaKind')} options={choices.schemaKinds} defaultValue={kind} placeholder={false} onValueChange={setKind} className="sm:max-w-80" />
        {kind !== 'none' && <TextArea name="schemaText" label={t('schemaText')} help={t('schemaHelp')} defaultValue={edited?.schemaText ?? ''} maxLength={100_000} rows={10} spellCheck={false} mono />}
      </FormSection>
      <FormSection title={t('form.care')}>
        <ComboboxField
          name="ownerId"
          label={t('owner')}
          help={t('ownerHelp')}
          source="/api/people"
          placeholder={p('personSearch')}
          defaultOption={edited?.owner && { value: edited.owner.id, label: edited.owner.name }}
          className="sm:max-w-96"
          optional
        />
        <RadioCards name="status" label={t('status')} options={choices.statuses} defaultValue={edited?.status ?? 'active'} columns={3} />
        {!edited && <TextField name="code" label={p('codeLabel')} help={p('codeHelp')} maxLength={20} autoComplete="off" className="sm:max-w-80" optional mono />}
      </FormSection>
      <FormActions>
        <SubmitButton>{t(edited ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={edited ? `/interfaces/${edited.id}` : '/interfaces'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
