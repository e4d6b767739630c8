'use client'

import { useTranslations } from 'next-intl'
import { CheckGroup } from '@/components/form/check-group'
import { CheckField, RadioCards, SelectField } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { createCheckAction, updateCheckAction } from './actions'
import type { CheckChoices } from './choices'
import { KindFields } from './kind-fields'
import type { Sample } from './sample-fields'

export interface EditedCheck {
  id: string
  version: number
  name: string
  nameZh: string | null
  environment: string
  codes: string[]
  everyMinutes: number | null
  writing: boolean
  config: Record<string, unknown>
  samples: Sample[]
  /** Secrets that are stored; never what they are */
  sealed: string[]
}

interface CheckFormProps {
  kind: CheckKind
  choices: CheckChoices
  from: { system?: ComboboxOption | null; interface?: ComboboxOption | null; automation?: ComboboxOption | null }
  edited?: EditedCheck
}

const MAY_WRITE: readonly CheckKind[] = ['status', 'latency', 'auth', 'schema', 'idempotency', 'encoding', 'replay']

export function CheckForm({ kind, choices, from, edited }: CheckFormProps) {
  const t = useTranslations('autochecks')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={edited ? updateCheckAction : createCheckAction}>
      {edited ? (
        <>
          <input type="hidden" name="id" value={edited.id} />
          <input type="hidden" name="version" value={edited.version} />
        </>
      ) : (
        <input type="hidden" name="kind" value={kind} />
      )}
      <FormSection title={t('form.about')} note={t('form.aboutNote')}>
        <FieldRow>
          <ComboboxField name="systemId" label={t('form.system')} source="/api/systems" defaultOption={from.system} placeholder={t('form.search')} optional />
          <ComboboxField name="interfaceId" label={t('form.interface')} source="/api/interfaces" defaultOption={from.interface} placeholder={t('form.search')} optional />
        </FieldRow>
        <ComboboxField name="automationId" label={t('form.automation')} help={t('form.automationHelp')} source="/api/automations" defaultOption={from.automation} placeholder={t('form.search')} className="sm:max-w-96" optional />
        <RadioCards name="environment" label={t('environment')} options={choices.environments} defaultValue={edited?.environment ?? 'test'} columns={2} />
      </FormSection>
      <FormSection title={t('form.what')}>
        <KindFields kind={kind} credentials={choices.credentials} config={edited?.config ?? {}} samples={edited?.samples ?? []} sealed={edited?.sealed ?? []} />
        {MAY_WRITE.includes(kind) && <CheckField name="writing" label={t('form.writing')} help={t('form.writingHelp')} defaultChecked={edited?.writing} />}
      </FormSection>
      <FormSection title={t('form.when')}>
        <FieldRow>
          <TextField name="name" label={p('nameEn')} defaultValue={edited?.name} maxLength={120} autoComplete="off" />
          <TextField name="nameZh" label={p('nameZh')} defaultValue={edited?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
        </FieldRow>
        <SelectField name="everyMinutes" label={t('pace.label')} help={t('pace.help')} options={choices.paces} defaultValue={edited ? (edited.everyMinutes ? String(edited.everyMinutes) : '') : '1440'} placeholder={t('pace.demand')} className="sm:max-w-80" optional />
        <CheckGroup name="codes[]" label={t('form.codes')} help={t('form.codesHelp')} options={choices.codes} defaultValues={edited?.codes ?? choices.codes.slice(0, 1).map(({ value }) => value)} />
      </FormSection>
      <FormActions>
        <SubmitButton>{t(edited ? 'form.save' : 'form.create')}</SubmitButton>
        <ButtonLink href={edited ? `/compatibility/checks/${edited.id}` : '/compatibility/checks'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
