'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileField } from '@/components/form/file-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { readWorkbookAction } from '../../actions'

/** Chooses a workbook; its differences are shown below before anything changes. `again`: some are shown already. */
export function ReadForm({ number, again }: { number: number; again: boolean }) {
  const t = useTranslations('finance.workbook.page')
  const [uploading, setUploading] = useState(false)
  return (
    <div className="panel mb-6 max-w-2xl px-4 py-4">
      <Form action={readWorkbookAction} guard={false}>
        <input type="hidden" name="number" value={number} />
        <FileField name="fileId" label={t('file')} only={['xlsx']} onUploading={setUploading} />
        {uploading ? (
          <Button size="lg" disabled className="justify-self-start">{t('waits')}</Button>
        ) : (
          <SubmitButton variant={again ? 'secondary' : 'primary'} className="justify-self-start">{t('read')}</SubmitButton>
        )}
      </Form>
    </div>
  )
}
