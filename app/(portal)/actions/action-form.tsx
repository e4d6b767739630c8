'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { createActionAction, updateActionAction } from './actions'

interface ActionFormProps {
  phases: { value: string; label: string }[]
  /** Whether it may be given to others */
  mayAssign: boolean
  today: string
  action?: { id: string; version: number; text: string; dueOn: string; phaseId: string | null; owner: { id: string; name: string } | null }
}

export function ActionForm({ phases, mayAssign, today, action }: ActionFormProps) {
  const t = useTranslations('actions')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={action ? updateActionAction : createActionAction}>
      {action && <input type="hidden" name="id" value={action.id} />}
      {action && <input type="hidden" name="version" value={action.version} />}
      <TextArea name="text" label={t('text')} help={t('textHelp')} defaultValue={action?.text} maxLength={500} rows={2} />
      <FieldRow>
        {mayAssign ? (
          <ComboboxField
            name="ownerId"
            label={t('owner')}
            help={action ? undefined : t('ownerHelp')}
            source="/api/people"
            placeholder={p('personSearch')}
            defaultOption={action?.owner ? { value: action.owner.id, label: action.owner.name } : null}
            optional
          />
        ) : (
          action?.owner && <input type="hidden" name="ownerId" value={action.owner.id} />
        )}
        <DateField name="dueOn" label={t('due')} help={t('dueHelp')} defaultValue={action?.dueOn} min={action ? undefined : today} />
      </FieldRow>
      {phases.length > 0 && <SelectField name="phaseId" label={t('phase')} help={t('phaseHelp')} options={phases} defaultValue={action?.phaseId ?? ''} placeholder={t('noPhase')} optional />}
      <FormActions>
        <SubmitButton>{t(action ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={action ? `/actions/${action.id}` : '/actions'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
