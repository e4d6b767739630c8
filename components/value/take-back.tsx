'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'

/** Takes back what was entered, with a reason. `fields` name the row for the action. */
export function TakeBack({ action, fields, of }: { action: FormAction; fields: Record<string, string>; of: 'rates.history' | 'rates.readings' }) {
  const t = useTranslations(of)
  const router = useRouter()
  return (
    <Dialog trigger={t('takeBack')} title={t('takeBackTitle')} description={t('takeBackText')} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={t('takeBackDone')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
          className="grid gap-4"
        >
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextField name="reason" label={t('takeBackReason')} maxLength={300} autoComplete="off" />
          <div>
            <SubmitButton size="md">{t('takeBack')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
