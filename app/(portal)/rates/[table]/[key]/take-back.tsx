'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { takeBackRateAction } from '../../actions'

export function TakeBackRate({ table, id }: { table: string; id: string }) {
  const t = useTranslations('rates.history')
  const router = useRouter()
  return (
    <Dialog trigger={t('takeBack')} title={t('takeBackTitle')} description={t('takeBackText')} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={takeBackRateAction}
          guard={false}
          successMessage={t('takeBackDone')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
          className="grid gap-4"
        >
          <input type="hidden" name="table" value={table} />
          <input type="hidden" name="id" value={id} />
          <TextField name="reason" label={t('takeBackReason')} maxLength={300} autoComplete="off" />
          <div>
            <SubmitButton size="md">{t('takeBack')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
