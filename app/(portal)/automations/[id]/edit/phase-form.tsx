'use client'

import { useTranslations } from 'next-intl'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { assignPhaseAction } from '../../actions'

interface PhaseFormProps {
  id: string
  version: number
  phases: Option[]
  /** The present phase; a closed one is not among the options. */
  phase: Option | null
}

export function PhaseForm({ id, version, phases, phase }: PhaseFormProps) {
  const t = useTranslations('automations')
  const options = phase && !phases.some((option) => option.value === phase.value) ? [{ ...phase, disabled: true }, ...phases] : phases
  return (
    <Form action={assignPhaseAction} guard={false} className="flex max-w-2xl flex-wrap items-end gap-3">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <SelectField name="phaseId" label={t('phase')} options={options} defaultValue={phase?.value} placeholder={t('noPhase')} className="min-w-56 flex-1" />
      <SubmitButton variant="secondary">{t('assignPhase')}</SubmitButton>
    </Form>
  )
}
