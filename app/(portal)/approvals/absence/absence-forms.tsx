'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { endAbsenceAction, noteAbsenceAction } from '../actions'

export function NoteAbsence({ today, everybody }: { today: string; everybody: boolean }) {
  const t = useTranslations('approvals.absencePage')
  const p = useTranslations('portfolio')
  const router = useRouter()
  return (
    <Dialog trigger={t('add')} title={t('add')} description={t('addText')} variant="primary">
      {(close) => (
        <Form
          action={noteAbsenceAction}
          guard={false}
          successMessage={t('saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          {everybody && <ComboboxField name="personId" label={t('person')} help={t('personHelp')} source="/api/people" placeholder={p('personSearch')} optional />}
          <ComboboxField name="delegateId" label={t('delegate')} help={t('delegateHelp')} source="/api/people" placeholder={p('personSearch')} />
          <FieldRow>
            <DateField name="fromDay" label={t('from')} defaultValue={today} />
            <DateField name="toDay" label={t('to')} min={today} />
          </FieldRow>
          <TextField name="note" label={t('note')} maxLength={200} optional />
          <FormActions>
            <SubmitButton>{t('save')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function EndAbsence({ id }: { id: string }) {
  const t = useTranslations('approvals.absencePage')
  return <Confirm trigger={t('end')} title={t('endTitle')} consequence={t('endText')} confirmLabel={t('end')} doneMessage={t('ended')} variant="quiet" size="sm" action={() => endAbsenceAction({ id })} />
}
