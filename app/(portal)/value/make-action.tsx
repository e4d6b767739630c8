'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { createValueActionAction } from './actions'

interface MakeActionProps {
  of: 'leaks' | 'review'
  /** Proposed words */
  text: string
  today: string
  dueOn: string
  /** Whether it may be given to others */
  mayAssign: boolean
}

/** Turns a line of a list into an action with owner and day. */
export function MakeAction({ of, text, today, dueOn, mayAssign }: MakeActionProps) {
  const t = useTranslations('value')
  const a = useTranslations('actions')
  const p = useTranslations('portfolio')
  const router = useRouter()
  return (
    <Dialog trigger={t(`${of}.makeAction`)} title={t(`${of}.actionTitle`)} variant="secondary" size="sm">
      {(close) => (
        <Form
          action={createValueActionAction}
          guard={false}
          successMessage={t(`${of}.made`)}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <TextArea name="text" label={a('text')} defaultValue={text} maxLength={500} rows={3} />
          <FieldRow>
            {mayAssign && <ComboboxField name="ownerId" label={a('owner')} help={a('ownerHelp')} source="/api/people" placeholder={p('personSearch')} optional />}
            <DateField name="dueOn" label={a('due')} defaultValue={dueOn} min={today} />
          </FieldRow>
          <FormActions>
            <SubmitButton>{a('create')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
