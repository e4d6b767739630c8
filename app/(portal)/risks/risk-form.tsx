'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckGroup } from '@/components/form/check-group'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import type { Judged, Matrix } from '@/lib/core/risks/matrix'
import { createRiskAction, updateRiskAction } from './actions'
import type { RiskChoices } from './choices'
import { JudgementFields } from './judgement-fields'
import { StatementFields, type StatementValues } from './statement-fields'

export interface RiskStart extends StatementValues {
  category?: string
  scope?: string
  /** The record of the scope */
  on?: ComboboxOption | null
  owner?: ComboboxOption | null
  deputy?: ComboboxOption | null
  response?: string | null
  responseNote?: string | null
  reviewEveryDays?: number
}

interface RiskFormProps {
  choices: RiskChoices
  start: RiskStart
  edited?: { id: string; version: number; number: number }
  /** For a new one */
  opening?: { matrix: Matrix; inherent: Judged; residual: Judged; libraryId?: string; controls: Option[]; requestId?: string }
}

const sources: Record<string, { field: string; source: string }> = {
  process: { field: 'processId', source: '/api/processes' },
  automation: { field: 'automationId', source: '/api/automations' },
  interface: { field: 'interfaceId', source: '/api/interfaces' },
  system: { field: 'systemId', source: '/api/systems' },
}

export function RiskForm({ choices, start, edited, opening }: RiskFormProps) {
  const t = useTranslations('risks')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  const [scope, setScope] = useState(start.scope ?? 'programme')
  const record = sources[scope]
  return (
    <Form action={edited ? updateRiskAction : createRiskAction} className="grid max-w-3xl gap-6">
      {edited && <input type="hidden" name="id" value={edited.id} />}
      {edited && <input type="hidden" name="version" value={edited.version} />}
      {opening?.libraryId && <input type="hidden" name="libraryId" value={opening.libraryId} />}
      {opening?.requestId && <input type="hidden" name="requestId" value={opening.requestId} />}
      <StatementFields values={start} />
      <FormSection title={t('form.where')}>
        <FieldRow>
          <SelectField name="category" label={t('columns.category')} options={choices.categories} defaultValue={start.category} />
          <SelectField name="scope" label={t('form.scope')} options={choices.scopes} defaultValue={scope} placeholder={false} onValueChange={setScope} />
        </FieldRow>
        {record && (
          <ComboboxField
            key={scope}
            name={record.field}
            label={t(`form.record.${scope as 'process'}`)}
            source={record.source}
            placeholder={t('form.recordSearch')}
            defaultOption={scope === start.scope ? start.on : null}
          />
        )}
      </FormSection>
      {opening && (
        <FormSection title={t('form.judgement')} note={t('form.judgementNote')}>
          <JudgementFields matrix={opening.matrix} inherent={opening.inherent} residual={opening.residual} />
          <TextArea name="note" label={t('form.noteOpen')} help={t('form.noteHelp')} maxLength={2000} rows={2} optional />
          {opening.controls.length > 0 && <CheckGroup name="controls[]" label={t('form.controls')} help={t('form.controlsNote')} options={opening.controls} defaultValues={opening.controls.map(({ value }) => value)} />}
        </FormSection>
      )}
      <FormSection title={t('form.who')}>
        <FieldRow>
          <ComboboxField name="ownerId" label={t('form.owner')} source="/api/people" placeholder={p('personSearch')} defaultOption={start.owner} optional />
          <ComboboxField name="deputyId" label={t('form.deputy')} help={t('form.deputyHelp')} source="/api/people" placeholder={p('personSearch')} defaultOption={start.deputy} optional />
        </FieldRow>
        <FieldRow>
          <NumberField name="reviewEveryDays" label={t('form.every')} defaultValue={start.reviewEveryDays ?? 90} min={7} max={730} step={1} />
          <SelectField name="response" label={t('form.response')} options={choices.responses.map(({ value, label, note }) => ({ value, label: `${label} – ${note}` }))} defaultValue={start.response ?? ''} placeholder={t('form.responseNone')} optional />
        </FieldRow>
        <TextArea name="responseNote" label={t('form.responseNote')} defaultValue={start.responseNote ?? ''} maxLength={2000} rows={2} optional />
      </FormSection>
      <FormActions>
        <SubmitButton>{t(edited ? 'form.save' : 'form.open')}</SubmitButton>
        <ButtonLink href={edited ? `/risks/${edited.number}` : '/risks'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
