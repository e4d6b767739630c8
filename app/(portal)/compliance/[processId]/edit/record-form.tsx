'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CheckGroup } from '@/components/form/check-group'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { circumstances, endings, extents, gdprBases, laws, otherMeasures, piplBases, subjectGroups, type ComplianceBody, type RecordSection } from '@/lib/core/compliance/record'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { saveRecordAction } from '../../actions'
import { AccessRows, RecipientRows, TransferRows } from './row-fields'

interface RecordFormProps {
  processId: string
  version: number
  start: ComplianceBody
}

/** The whole record on one page; each part has an address of its own, so that what is missing opens where it is written. */
export function RecordForm({ processId, version, start }: RecordFormProps) {
  const t = useTranslations('compliance')
  const dataClass = useTranslations('processes')
  const cancel = useTranslations('ui')('cancel')
  const [chosen, setChosen] = useState({ classes: start.classes as readonly string[], laws: start.laws as readonly string[], recipients: start.recipients ?? '', crossBorder: start.crossBorder ?? '', transit: start.transit ?? '', rest: start.rest ?? '', automated: start.automated ?? '' })
  const follow = (name: 'recipients' | 'crossBorder' | 'transit' | 'rest' | 'automated') => (value: string) => setChosen((before) => ({ ...before, [name]: value }))
  const options = <Value extends string>(values: readonly Value[], group: string) => values.map((value) => ({ value, label: t(`${group}.${value}` as never) }))
  const yesNo = [{ value: 'no', label: t('no') }, { value: 'yes', label: t('yes') }]
  const part = (section: RecordSection, fields: ReactNode) => (
    <div id={section} className="scroll-mt-20 border-t border-line pt-5 first-of-type:border-0 first-of-type:pt-0">
      <FormSection title={t(`sections.${section}`)} note={t(`sectionNotes.${section}`)}>{fields}</FormSection>
    </div>
  )
  return (
    <Form action={saveRecordAction} className="grid max-w-3xl gap-6">
      <input type="hidden" name="processId" value={processId} />
      <input type="hidden" name="version" value={version} />
      {part('data', (
        <>
          <Ticks name="classes" label={t('fields.classes')} values={dataClasses} wording={(value) => ({ label: dataClass(`dataClass.${value}`), note: dataClass(`dataNote.${value}`) })} start={start.classes} onChange={(classes) => setChosen((before) => ({ ...before, classes }))} />
          {dataClasses.filter((name) => chosen.classes.includes(name)).map((name) => (
            <TextArea key={name} name={`body.examples.${name}`} label={t('fields.examplesOf', { class: dataClass(`dataClass.${name}`) })} help={t('fields.examplesHelp')} defaultValue={start.examples[name] ?? ''} maxLength={1000} rows={2} optional={name !== 'personal' && name !== 'sensitive'} />
          ))}
          <CheckGroup name="body.subjects[]" label={t('fields.subjects')} options={options(subjectGroups, 'subjects')} defaultValues={start.subjects} />
          <TextArea name="body.subjectsNote" label={t('fields.subjectsNote')} defaultValue={start.subjectsNote ?? ''} maxLength={1000} rows={2} optional />
        </>
      ))}
      {part('purpose', (
        <>
          <TextArea name="body.purpose" label={t('fields.purpose')} defaultValue={start.purpose ?? ''} maxLength={2000} rows={3} />
          <Ticks name="laws" label={t('fields.laws')} values={laws} wording={(value) => ({ label: t(`laws.${value}`) })} start={start.laws} onChange={(next) => setChosen((before) => ({ ...before, laws: next }))} />
          {(chosen.laws.includes('pipl') || chosen.laws.includes('gdpr')) && (
            <FieldRow>
              {chosen.laws.includes('pipl') && <SelectField name="body.piplBasis" label={t('fields.piplBasis')} options={options(piplBases, 'piplBases')} defaultValue={start.piplBasis} />}
              {chosen.laws.includes('gdpr') && <SelectField name="body.gdprBasis" label={t('fields.gdprBasis')} options={options(gdprBases, 'gdprBases')} defaultValue={start.gdprBasis} />}
            </FieldRow>
          )}
          <TextArea name="body.basisNote" label={t('fields.basisNote')} help={t('fields.basisNoteHelp')} defaultValue={start.basisNote ?? ''} maxLength={2000} rows={2} optional />
          {chosen.classes.includes('sensitive') && <TextArea name="body.sensitiveGround" label={t('fields.sensitiveGround')} defaultValue={start.sensitiveGround ?? ''} maxLength={2000} rows={3} />}
        </>
      ))}
      {part('recipients', (
        <>
          <RadioCards name="body.recipients" label={t('fields.recipients')} columns={2} options={options(['none', 'named'] as const, 'recipientsChoice')} defaultValue={start.recipients} onValueChange={follow('recipients')} />
          {chosen.recipients === 'named' && <RecipientRows start={start.recipientRows} />}
        </>
      ))}
      {part('crossBorder', (
        <>
          <RadioCards name="body.crossBorder" label={t('fields.crossBorder')} columns={2} options={yesNo} defaultValue={start.crossBorder} onValueChange={follow('crossBorder')} />
          {chosen.crossBorder === 'yes' && <TransferRows start={start.transferRows} />}
        </>
      ))}
      {part('retention', (
        <>
          <FieldRow>
            <NumberField name="body.retentionMonths" label={t('fields.retentionMonths')} unit={t('fields.months')} defaultValue={start.retentionMonths} min={1} max={1200} step={1} optional />
            <SelectField name="body.ending" label={t('fields.ending')} options={options(endings, 'endings')} defaultValue={start.ending} />
          </FieldRow>
          <TextArea name="body.retentionRule" label={t('fields.retentionRule')} defaultValue={start.retentionRule ?? ''} maxLength={1000} rows={2} optional />
        </>
      ))}
      {part('security', (
        <>
          {(['transit', 'rest'] as const).map((name) => (
            <div key={name} className="grid gap-3">
              <RadioCards name={`body.${name}`} label={t(`fields.${name}`)} columns={3} options={options(extents, 'extents')} defaultValue={start[name]} onValueChange={follow(name)} />
              {(chosen[name] === 'partly' || chosen[name] === 'no') && <TextArea name={`body.${name}Note`} label={t(`fields.${name}Note`)} defaultValue={start[`${name}Note`] ?? ''} maxLength={1000} rows={2} />}
            </div>
          ))}
          <AccessRows start={start.accessRows} />
          <CheckGroup name="body.otherMeasures[]" label={t('fields.otherMeasures')} options={options(otherMeasures, 'measures')} defaultValues={start.otherMeasures} />
          <TextArea name="body.measuresNote" label={t('fields.measuresNote')} defaultValue={start.measuresNote ?? ''} maxLength={2000} rows={2} optional />
        </>
      ))}
      {part('decisions', (
        <>
          <RadioCards name="body.automated" label={t('fields.automated')} help={t('fields.automatedHelp')} columns={2} options={yesNo} defaultValue={start.automated} onValueChange={follow('automated')} />
          {chosen.automated === 'yes' &&
            (['automatedLogic', 'automatedEffect', 'automatedObjection'] as const).map((name) => (
              <TextArea key={name} name={`body.${name}`} label={t(`fields.${name}`)} defaultValue={start[name] ?? ''} maxLength={2000} rows={2} />
            ))}
          <CheckGroup name="body.circumstances[]" label={t('fields.circumstances')} options={options(circumstances, 'circumstances')} defaultValues={start.circumstances} />
        </>
      ))}
      {version > 0 && <TextField name="reason" label={t('fields.reason')} maxLength={500} autoComplete="off" optional />}
      <FormActions>
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href={`/processes/${processId}?tab=compliance`} variant="quiet" size="lg">{cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

interface TicksProps<Value extends string> {
  name: string
  label: string
  values: readonly Value[]
  wording(value: Value): { label: string; note?: string }
  start: readonly Value[]
  onChange(values: Value[]): void
}

/** Ticks that other fields of the form depend on. */
function Ticks<Value extends string>({ name, label, values, wording, start, onChange }: TicksProps<Value>) {
  return (
    <div
      onChange={(event) => {
        const boxes = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
        onChange(values.filter((_, index) => boxes[index]?.checked))
      }}
    >
      <CheckGroup name={`body.${name}[]`} label={label} options={values.map((value) => ({ value, ...wording(value) }))} defaultValues={start} />
    </div>
  )
}
