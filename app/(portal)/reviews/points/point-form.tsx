'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { deadlineOf, deadlineUnits, reviewerRoles } from '@/lib/core/reviews/point'
import { createPointAction, updatePointAction } from '../actions'
import { PeoplePicker } from './people-picker'
import { KeyShown } from './signing-key'

export interface EditedPoint {
  id: string
  version: number
  code: string
  step: string
  stepZh: string | null
  guidance: string | null
  guidanceZh: string | null
  reviewerRole: string
  reviewers: { id: string; name: string }[]
  approvals: number
  deadlineMs: number
  onExpiry: string
  escalateTo: { id: string; name: string } | null
  samplingBp: number
}

const DAY_MS = 86_400_000

/** Where the last word is needed, whose it is, by when, and how it is checked. */
export function PointForm({ edited, process }: { edited?: EditedPoint; process?: ComboboxOption | null }) {
  const t = useTranslations('reviews')
  const cancel = useTranslations('ui')('cancel')
  const [made, setMade] = useState<{ id: string; signingKey: string } | null>(null)
  const [expiry, setExpiry] = useState(edited?.onExpiry ?? 'escalate')
  const deadline = deadlineOf(edited?.deadlineMs ?? DAY_MS)
  if (made) return <KeyShown signingKey={made.signingKey} href={`/reviews/points/${made.id}`} />
  return (
    <Form action={edited ? updatePointAction : createPointAction} onSuccess={(data) => !edited && setMade(data as { id: string; signingKey: string })}>
      {edited && <input type="hidden" name="id" value={edited.id} />}
      {edited && <input type="hidden" name="version" value={edited.version} />}
      <FormSection title={t('points.sections.where')}>
        {!edited && <ComboboxField name="processId" label={t('points.process')} source="/api/processes" placeholder={t('points.processSearch')} defaultOption={process} className="sm:max-w-96" />}
        <FieldRow>
          <TextField name="step" label={t('points.step')} help={t('points.stepHelp')} defaultValue={edited?.step} maxLength={160} autoComplete="off" />
          <TextField name="stepZh" label={t('points.stepZh')} defaultValue={edited?.stepZh ?? ''} maxLength={160} autoComplete="off" optional />
        </FieldRow>
        <TextField name="code" label={t('points.code')} help={t('points.codeHelp')} defaultValue={edited?.code} maxLength={60} autoComplete="off" className="sm:max-w-80" mono />
        <TextArea name="guidance" label={t('points.guidance')} help={t('points.guidanceHelp')} defaultValue={edited?.guidance ?? ''} maxLength={4000} rows={3} optional />
        <TextArea name="guidanceZh" label={t('points.guidanceZh')} defaultValue={edited?.guidanceZh ?? ''} maxLength={4000} rows={3} optional />
      </FormSection>
      <FormSection title={t('points.sections.who')}>
        <SelectField name="reviewerRole" label={t('points.role')} help={t('points.roleHelp')} options={reviewerRoles.map((value) => ({ value, label: t(`roles.${value}`) }))} defaultValue={edited?.reviewerRole ?? 'reviewer'} placeholder={false} className="sm:max-w-80" />
        <PeoplePicker defaultPeople={edited?.reviewers ?? []} />
        <RadioCards
          name="approvals"
          label={t('points.approvals')}
          columns={2}
          defaultValue={String(edited?.approvals ?? 1)}
          options={[
            { value: '1', label: t('points.approvalsOne'), note: t('points.approvalsOneText') },
            { value: '2', label: t('points.approvalsTwo'), note: t('points.approvalsTwoText') },
          ]}
        />
      </FormSection>
      <FormSection title={t('points.sections.when')}>
        <FieldRow>
          <NumberField name="deadlineAmount" label={t('points.deadline')} help={t('points.deadlineHelp')} defaultValue={deadline.amount} min={1} step={1} />
          <SelectField name="deadlineUnit" label={t('points.unit')} options={deadlineUnits.map((value) => ({ value, label: t(`units.${value}`) }))} defaultValue={deadline.unit} placeholder={false} />
        </FieldRow>
        <RadioCards
          name="onExpiry"
          label={t('points.expiry')}
          columns={2}
          defaultValue={expiry}
          onValueChange={setExpiry}
          options={[
            { value: 'escalate', label: t('expiry.escalate'), note: t('points.escalateText') },
            { value: 'reject', label: t('expiry.reject'), note: t('points.rejectText') },
          ]}
        />
        {expiry === 'escalate' && (
          <ComboboxField name="escalateToId" label={t('points.escalateTo')} help={t('points.escalateToHelp')} source="/api/people" placeholder={t('points.personSearch')} defaultOption={edited?.escalateTo && { value: edited.escalateTo.id, label: edited.escalateTo.name }} className="sm:max-w-96" optional />
        )}
      </FormSection>
      <FormSection title={t('points.sections.quality')}>
        <NumberField name="samplingPercent" label={t('points.sampling')} help={t('points.samplingHelp')} defaultValue={(edited?.samplingBp ?? 1000) / 100} min={0} max={100} unit="%" className="max-w-48" />
      </FormSection>
      <FormActions>
        <SubmitButton>{t(edited ? 'points.save' : 'points.create')}</SubmitButton>
        <ButtonLink href={edited ? `/reviews/points/${edited.id}` : '/reviews/points'} variant="quiet" size="lg">{cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}
