'use client'

import { useTranslations } from 'next-intl'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { createAutomationAction, updateAutomationAction } from './actions'
import type { AutomationChoices } from './choices'

type Person = { id: string; name: string } | null

export interface EditedAutomation {
  id: string
  version: number
  name: string
  nameZh: string | null
  description: string | null
  technology: string
  owner: Person
  deputy: Person
  builder: Person
  targetSuccessBp: number | null
  targetAhtReductionBp: number | null
  plannedCoverageBp: number | null
  plannedLiveOn: string | null
  /** As typed, in `currency`. */
  yearOneCost: string
}

interface AutomationFormProps {
  choices: AutomationChoices
  automation?: EditedAutomation
  /** Only for a new one: the process that it will serve. */
  process?: ComboboxOption | null
  processes?: ComboboxOption[]
  targetsNote: string
  /** Of the cost of the first year. */
  currency: string
}

const optionOf = (person: Person | undefined): ComboboxOption | null => (person ? { value: person.id, label: person.name } : null)
const percentOf = (basisPoints: number | null | undefined) => (basisPoints === null || basisPoints === undefined ? '' : String(basisPoints / 100))

export function AutomationForm({ choices, automation, process, processes, targetsNote, currency }: AutomationFormProps) {
  const t = useTranslations('automations')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  const person = (name: 'owner' | 'deputy' | 'builder') => (
    <ComboboxField name={`${name}Id`} label={t(name)} help={t(`${name}Help`)} source="/api/people" placeholder={p('personSearch')} defaultOption={optionOf(automation?.[name])} optional />
  )
  const percent = (name: string, label: string, value: number | null | undefined, help?: string) => (
    <NumberField name={name} label={label} help={help} defaultValue={percentOf(value)} unit="%" min={0} max={100} optional />
  )
  return (
    <Form action={automation ? updateAutomationAction : createAutomationAction}>
      {automation && <input type="hidden" name="id" value={automation.id} />}
      {automation && <input type="hidden" name="version" value={automation.version} />}
      <FormSection title={t('identity')}>
        {!automation && <ComboboxField name="processId" label={t('process')} help={t('processHelp')} options={processes} defaultOption={process} />}
        <FieldRow>
          <TextField name="name" label={p('nameEn')} defaultValue={automation?.name} maxLength={120} autoComplete="off" />
          <TextField name="nameZh" label={p('nameZh')} help={p('nameZhHelp')} defaultValue={automation?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
        </FieldRow>
        <TextArea name="description" label={t('descriptionLabel')} help={t('descriptionHelp')} defaultValue={automation?.description ?? ''} maxLength={4000} rows={3} optional />
        <RadioCards name="technology" label={t('technology')} options={choices.technologies} defaultValue={automation?.technology ?? 'workflow'} columns={2} />
        {!automation && (
          <FieldRow>
            <SelectField name="phaseId" label={t('phase')} help={t('phaseHelp')} options={choices.phases} placeholder={t('noPhase')} optional />
            <TextField name="code" label={p('codeLabel')} help={p('codeHelp')} maxLength={20} autoComplete="off" optional mono />
          </FieldRow>
        )}
      </FormSection>
      <FormSection title={t('peopleTitle')}>
        <FieldRow>
          {person('owner')}
          {person('deputy')}
        </FieldRow>
        <div className="sm:max-w-[calc(50%-0.625rem)]">{person('builder')}</div>
      </FormSection>
      <FormSection title={t('planTitle')}>
        <FieldRow>
          <DateField name="plannedLiveOn" label={t('plannedLive')} help={t('plannedLiveHelp')} defaultValue={automation?.plannedLiveOn ?? ''} optional />
          <NumberField name="yearOneCost" label={t('yearOneCost')} help={t('yearOneCostHelp')} defaultValue={automation?.yearOneCost} unit={currency} min={0} optional />
        </FieldRow>
      </FormSection>
      <FormSection title={t('targetsTitle')} note={targetsNote}>
        <FieldRow>
          {percent('targetSuccessPercent', t('targetSuccess'), automation?.targetSuccessBp)}
          {percent('targetAhtReductionPercent', t('targetReduction'), automation?.targetAhtReductionBp)}
          {percent('plannedCoveragePercent', t('coverage'), automation?.plannedCoverageBp, t('coverageHelp'))}
        </FieldRow>
      </FormSection>
      <FormActions>
        <SubmitButton>{t(automation ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={automation ? `/automations/${automation.id}` : '/automations'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
