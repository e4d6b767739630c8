'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { exportAuditAction } from './actions'

interface Made {
  fileId: string
  name: string
  sha256: string
  entries: number
}

/** Makes the archive first and offers it then: the browser asks for the password in between where it has to. */
export function ExportPanel() {
  const t = useTranslations('audit.export')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <>
      {made && (
        <Callout tone="ok" title={t('ready', { count: made.entries })} live action={<ButtonLink href={`/api/files/${made.fileId}`} variant="primary">{t('download', { name: made.name })}</ButtonLink>}>
          <span className="break-all">{t('readyText', { sha: made.sha256 })}</span>
        </Callout>
      )}
      <Form action={exportAuditAction} guard={false} onSuccess={(data) => setMade(data as Made)}>
        <FieldRow>
          <DateField name="from" label={t('from')} optional />
          <DateField name="to" label={t('to')} help={t('both')} optional />
        </FieldRow>
        <div>
          <SubmitButton variant="secondary">{t('make')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}
