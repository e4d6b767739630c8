'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { RadioCards, SelectField, type Option } from '@/components/form/choice-fields'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'

export interface DeliverChoices {
  name: string
  technology: string
  technologies: Option[]
  coveragePercent: number | null
  /** First-year cost as it is typed */
  cost: string
  currency: string
  process: string | null
  owner: ComboboxOption | null
  lead: ComboboxOption
  automationId: string | null
  automations: ComboboxOption[]
  phases: Option[]
  /** Ways that this kind of request may be delivered, the usual one first */
  ways: ('new' | 'join' | 'none')[]
}

interface DeliverButtonProps {
  id: string
  version: number
  earliest: string
  choices: DeliverChoices
  action: FormAction
}

/** Delivery begins: the automation takes over what the request and its assessment say; owner, deputy and lead are asked. */
export function DeliverButton({ id, version, earliest, choices, action }: DeliverButtonProps) {
  const t = useTranslations('workflow.convert')
  const label = useTranslations('workflow.steps.deliver')('label')
  const done = useTranslations('workflow.steps.deliver')('done')
  const router = useRouter()
  const [how, setHow] = useState(choices.ways[0] ?? 'new')
  return (
    <Dialog trigger={label} title={label} description={t(`text.${how}`)} variant="primary" wide>
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={done}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          {choices.ways.length > 1 ? (
            <RadioCards name="how" label={t('how')} options={choices.ways.map((value) => ({ value, label: t(`ways.${value}`) }))} defaultValue={how} columns={2} onValueChange={(value) => setHow(value as typeof how)} />
          ) : (
            <input type="hidden" name="how" value={how} />
          )}
          {how === 'new' && <NewFields choices={choices} />}
          {how === 'join' && <ComboboxField name="automationId" label={t('automation')} options={choices.automations} defaultOption={choices.automations.find(({ value }) => value === choices.automationId) ?? null} />}
          <FieldRow>
            <ComboboxField name="leadId" label={t('lead')} help={t('leadHelp')} source="/api/people" defaultOption={choices.lead} />
            <DateField name="day" label={t('planned')} min={earliest} optional />
          </FieldRow>
          <FormActions>
            <SubmitButton>{label}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

function NewFields({ choices }: { choices: DeliverChoices }) {
  const t = useTranslations('workflow.convert')
  return (
    <>
      <TextField name="name" label={t('name')} help={choices.process ? t('nameHelp', { process: choices.process }) : undefined} defaultValue={choices.name} maxLength={120} />
      <FieldRow>
        <SelectField name="technology" label={t('technology')} options={choices.technologies} defaultValue={choices.technology} placeholder={false} />
        {choices.phases.length > 0 && <SelectField name="phaseId" label={t('phase')} options={choices.phases} optional />}
      </FieldRow>
      <FieldRow>
        <ComboboxField name="ownerId" label={t('owner')} source="/api/people" defaultOption={choices.owner} />
        <ComboboxField name="deputyId" label={t('deputy')} help={t('deputyHelp')} source="/api/people" optional />
      </FieldRow>
      <FieldRow>
        <NumberField name="plannedCoveragePercent" label={t('coverage')} unit="%" min={0} max={100} defaultValue={choices.coveragePercent ?? undefined} optional />
        <TextField name="yearOneCost" label={t('cost', { currency: choices.currency })} inputMode="decimal" maxLength={20} defaultValue={choices.cost} optional />
      </FieldRow>
    </>
  )
}
