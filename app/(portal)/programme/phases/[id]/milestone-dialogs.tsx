'use client'

import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/form/form-layout'
import { DateField, TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { addMilestoneAction, deleteMilestoneAction, reachMilestoneAction, updateMilestoneAction } from '../../actions'
import { AskDialog } from './ask-dialog'

interface Edited {
  id: string
  version: number
  name: string
  nameZh: string | null
  plannedOn: string
}

function Fields({ milestone }: { milestone?: Edited }) {
  const t = useTranslations('programme.dialog')
  return (
    <>
      <FieldRow>
        <TextField name="name" label={t('milestoneName')} defaultValue={milestone?.name} maxLength={120} autoComplete="off" />
        <TextField name="nameZh" label={t('milestoneNameZh')} defaultValue={milestone?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
      </FieldRow>
      <DateField name="plannedOn" label={t('plannedOn')} defaultValue={milestone?.plannedOn} />
    </>
  )
}

export function AddMilestone({ phaseId }: { phaseId: string }) {
  const t = useTranslations('programme.dialog')
  return (
    <AskDialog trigger={t('addMilestone')} title={t('addMilestone')} action={addMilestoneAction} done={t('milestoneSaved')} submit={t('saveMilestone')} hidden={{ phaseId }} variant="secondary">
      <Fields />
    </AskDialog>
  )
}

/** What may be done with one milestone; `name` is the one that the reader sees. */
export function MilestoneActions({ milestone, name, reached, today }: { milestone: Edited; name: string; reached: boolean; today: string }) {
  const t = useTranslations('programme.dialog')
  const { id, version } = milestone
  return (
    <span className="flex justify-end whitespace-nowrap max-sm:flex-wrap max-sm:justify-start">
      {reached ? (
        <Confirm trigger={t('reopen')} variant="quiet" size="sm" title={t('reopenTitle', { name })} consequence={t('reopenText')} confirmLabel={t('reopen')} doneMessage={t('reopenDone')} action={() => reachMilestoneAction({ id, version })} />
      ) : (
        <>
          <AskDialog trigger={t('reach')} title={t('reachTitle', { name })} text={t('reachText')} action={reachMilestoneAction} done={t('reachDone')} submit={t('reach')} hidden={{ id, version }}>
            <DateField name="actualOn" label={t('actualOn')} defaultValue={today} max={today} />
          </AskDialog>
          <AskDialog trigger={t('editMilestone')} title={t('editMilestoneTitle')} action={updateMilestoneAction} done={t('milestoneSaved')} submit={t('saveMilestone')} hidden={{ id, version }}>
            <Fields milestone={milestone} />
          </AskDialog>
          <Confirm trigger={t('delete')} variant="quiet" size="sm" danger title={t('deleteTitle', { name })} consequence={t('deleteText')} confirmLabel={t('delete')} doneMessage={t('deleteDone')} action={() => deleteMilestoneAction({ id, version })} />
        </>
      )}
    </span>
  )
}
