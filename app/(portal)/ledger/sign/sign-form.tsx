'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ConfirmSubmit } from '@/components/form/confirm-submit'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { TextField } from '@/components/form/text-field'
import { signMonthsAction } from '../actions'

/** Signs what is ticked: each box carries the digest of the figures beside it. */
export function SignForm({ month, children }: { month: string; children: ReactNode }) {
  const t = useTranslations('ledger.sign')
  return (
    <Form action={signMonthsAction} guard={false} successMessage={t('done')} successHref={`/ledger/sign?month=${month}`} className="mb-7 grid gap-5">
      <input type="hidden" name="month" value={month} />
      {children}
      <TextField name="note" label={t('note')} help={t('noteHelp')} optional maxLength={500} className="max-w-xl" />
      <FormActions>
        <ConfirmSubmit title={t('confirm')} consequence={t('consequence')}>
          {t('submit')}
        </ConfirmSubmit>
      </FormActions>
    </Form>
  )
}
