'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { ComboboxField } from '@/components/form/combobox-field'
import { FormActions } from '@/components/form/form-layout'
import { Dialog } from '@/components/ui/dialog'

/** Asks for approval where it could not be opened by itself. */
export function OpenApproval({ requestId, action }: { requestId: string; action: FormAction }) {
  const t = useTranslations('approvals')
  const router = useRouter()
  return (
    <Form action={action} guard={false} successMessage={t('opened')} onSuccess={() => router.refresh()} className="contents">
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton>{t('open')}</SubmitButton>
    </Form>
  )
}

/** Another person for an approval that nobody gives. */
export function Reassign({ id, version, action }: { id: string; version: number; action: FormAction }) {
  const t = useTranslations('approvals')
  const router = useRouter()
  return (
    <Dialog trigger={t('reassign')} title={t('reassign')} description={t('reassignText')} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={t('reassigned')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <ComboboxField name="personId" label={t('reassignTo')} source="/api/people" />
          <FormActions>
            <SubmitButton>{t('reassign')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
