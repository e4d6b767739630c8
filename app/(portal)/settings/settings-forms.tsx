'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CheckGroup } from '@/components/form/check-group'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import type { Settings } from '@/lib/core/settings'
import { updateSettingsAction } from './actions'

export function GroupForm({ group, readOnly, children }: { group: keyof Settings; readOnly: boolean; children: ReactNode }) {
  const t = useTranslations('settings')
  return (
    <Form action={updateSettingsAction} successMessage={t('saved')}>
      <input type="hidden" name="group" value={group} />
      <fieldset disabled={readOnly} className="contents">
        {children}
      </fieldset>
      {!readOnly && (
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      )}
    </Form>
  )
}

interface GroupProps<G extends keyof Settings> {
  value: Settings[G]
  readOnly: boolean
}

export function OrganisationForm({ value, readOnly }: GroupProps<'organisation'>) {
  const t = useTranslations('settings.organisation')
  return (
    <GroupForm group="organisation" readOnly={readOnly}>
      <TextField name="value.name" label={t('name')} defaultValue={value.name} maxLength={120} />
      <FieldRow>
        <TextField name="value.currency" label={t('currency')} help={t('currencyHelp')} defaultValue={value.currency} maxLength={3} />
        <TextField name="value.timeZone" label={t('timeZone')} help={t('timeZoneHelp')} defaultValue={value.timeZone} maxLength={64} spellCheck={false} />
      </FieldRow>
    </GroupForm>
  )
}

export function TargetsForm({ value, readOnly }: GroupProps<'targets'>) {
  const t = useTranslations('settings.targets')
  return (
    <GroupForm group="targets" readOnly={readOnly}>
      <FieldRow>
        <NumberField name="value.successPercent" label={t('success')} defaultValue={value.successBp / 100} />
        <NumberField name="value.ahtReductionPercent" label={t('ahtReduction')} defaultValue={value.ahtReductionBp / 100} />
      </FieldRow>
      <FieldRow>
        <NumberField name="value.minimumSample" label={t('minimumSample')} help={t('minimumSampleHelp')} defaultValue={value.minimumSample} step={1} />
        <NumberField name="value.backlogAgeMinutes" label={t('backlogAge')} defaultValue={value.backlogAgeMinutes} step={1} />
      </FieldRow>
    </GroupForm>
  )
}

export function GatesForm({ value, readOnly }: GroupProps<'gates'>) {
  const t = useTranslations('settings.gates')
  return (
    <GroupForm group="gates" readOnly={readOnly}>
      <FieldRow>
        <NumberField name="value.quorumPercent" label={t('quorum')} help={t('quorumHelp')} defaultValue={value.quorumBp / 100} />
        <NumberField name="value.majorityPercent" label={t('majority')} help={t('majorityHelp')} defaultValue={value.majorityBp / 100} />
      </FieldRow>
      <FieldRow>
        <NumberField name="value.reviewDays" label={t('reviewDays')} help={t('reviewDaysHelp')} defaultValue={value.reviewDays} step={1} />
        <NumberField name="value.staleHours" label={t('staleHours')} help={t('staleHoursHelp')} defaultValue={value.staleHours} step={1} />
      </FieldRow>
    </GroupForm>
  )
}

const weekDays = [1, 2, 3, 4, 5, 6, 7] as const

export function CalendarForm({ value, readOnly }: GroupProps<'calendar'>) {
  const t = useTranslations('settings.calendar')
  return (
    <GroupForm group="calendar" readOnly={readOnly}>
      <CheckGroup name="value.workingDays[]" label={t('workingDays')} options={weekDays.map((day) => ({ value: String(day), label: t(`day.${day}`) }))} defaultValues={value.workingDays.map(String)} />
      <NumberField name="value.hoursPerDay" label={t('hoursPerDay')} defaultValue={value.hoursPerDay} className="max-w-40" />
      <FieldRow>
        <TextArea name="value.holidays" label={t('holidays')} help={t('holidaysHelp')} defaultValue={value.holidays.join('\n')} optional mono />
        <TextArea name="value.extraWorkingDays" label={t('extraWorkingDays')} help={t('extraWorkingDaysHelp')} defaultValue={value.extraWorkingDays.join('\n')} optional mono />
      </FieldRow>
    </GroupForm>
  )
}

export function SecurityForm({ value, readOnly }: GroupProps<'security'>) {
  const t = useTranslations('settings.security')
  return (
    <GroupForm group="security" readOnly={readOnly}>
      <FieldRow>
        <NumberField name="value.idleMinutes" label={t('idle')} defaultValue={value.idleMinutes} step={1} />
        <NumberField name="value.absoluteHours" label={t('absolute')} defaultValue={value.absoluteHours} step={1} />
      </FieldRow>
    </GroupForm>
  )
}

export function RetentionForm({ value, readOnly }: GroupProps<'retention'>) {
  const t = useTranslations('settings.retention')
  return (
    <GroupForm group="retention" readOnly={readOnly}>
      <FieldRow>
        <NumberField name="value.rawRunDays" label={t('rawRunDays')} defaultValue={value.rawRunDays} step={1} />
        <NumberField name="value.syncLogDays" label={t('syncLogDays')} defaultValue={value.syncLogDays} step={1} />
        <NumberField name="value.backlogSampleDays" label={t('backlogSampleDays')} defaultValue={value.backlogSampleDays} step={1} />
      </FieldRow>
    </GroupForm>
  )
}

export function ExpansionForm({ value, readOnly }: GroupProps<'expansion'>) {
  const t = useTranslations('settings.expansion')
  return (
    <GroupForm group="expansion" readOnly={readOnly}>
      <FieldRow>
        <NumberField name="value.hurdlePercent" label={t('hurdle')} help={t('hurdleHelp')} defaultValue={value.hurdleBp / 100} min={0} />
        <NumberField name="value.similarityPercent" label={t('similarity')} help={t('similarityHelp')} defaultValue={value.similarityBp / 100} min={0} max={100} />
      </FieldRow>
    </GroupForm>
  )
}
