'use client'

import { useTranslations } from 'next-intl'
import { ComboboxField } from '@/components/form/combobox-field'
import { TextArea } from '@/components/form/text-field'
import { addToScopeAction, removeFromScopeAction } from '../../actions'
import { AskDialog } from './ask-dialog'

export function AddProcess({ phaseId }: { phaseId: string }) {
  const t = useTranslations('programme.dialog')
  return (
    <AskDialog trigger={t('addProcess')} title={t('addProcess')} text={t('addProcessText')} action={addToScopeAction} done={t('added')} submit={t('add')} hidden={{ phaseId }} variant="secondary">
      <ComboboxField name="processId" label={t('process')} source="/api/processes" placeholder={t('processSearch')} />
      <TextArea name="reason" label={t('whyIn')} help={t('whyInHelp')} maxLength={500} rows={2} />
    </AskDialog>
  )
}

export function RemoveProcess({ phaseId, processId, name }: { phaseId: string; processId: string; name: string }) {
  const t = useTranslations('programme.dialog')
  return (
    <AskDialog trigger={t('removeProcess')} title={t('removeTitle', { name })} text={t('removeText')} action={removeFromScopeAction} done={t('removed')} submit={t('removeProcess')} hidden={{ phaseId, processId }} danger>
      <TextArea name="reason" label={t('whyOut')} maxLength={500} rows={2} />
    </AskDialog>
  )
}
