'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { nameIn, type Locale } from '@/lib/core/localized'
import { say } from '@/lib/i18n/say'
import { useLocale } from 'next-intl'
import { deleteEngineAction, deletePreviewAction } from '../actions'

/** Says what would go, then asks for the short name. */
export function DeleteEngine({ id, slug }: { id: number; slug: string }) {
  const t = useTranslations('enginePages.delete')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Dialog trigger={t('trigger')} title={t('title')} variant="quiet">
      {(close) => (
        <Form action={deleteEngineAction} successHref="/engines" successMessage={t('done')} guard={false} className="grid gap-5">
          <input type="hidden" name="id" value={id} />
          <Consequences id={id} />
          <TextField name="confirm" label={t('confirm', { slug })} autoComplete="off" spellCheck={false} mono />
          <div className="flex flex-wrap justify-end gap-2">
            <Button size="lg" onClick={close}>
              {cancel}
            </Button>
            <SubmitButton variant="danger">{t('submit')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}

function Consequences({ id }: { id: number }) {
  const t = useTranslations()
  const d = useTranslations('enginePages.delete')
  const locale = useLocale() as Locale
  const [preview, setPreview] = useState<Awaited<ReturnType<typeof deletePreviewAction>> | null>(null)
  useEffect(() => {
    let wanted = true
    void deletePreviewAction({ id }).then((result) => wanted && setPreview(result))
    return () => {
      wanted = false
    }
  }, [id])
  if (!preview) return <p className="text-ink-2">{d('counting')}</p>
  if (!preview.ok) return <p className="text-act">{say(t, preview.error)}</p>
  const { runs, processes, linkedProcesses, automations, figuresSince } = preview.data
  return (
    <div className="text-ink-2">
      <p>{d('lost')}</p>
      <ul className="mt-1.5 list-disc space-y-1 pl-5">
        <li>{figuresSince ? d('runsSince', { count: runs, day: figuresSince }) : d('runs', { count: runs })}</li>
        <li>{d('processes', { count: processes, linked: linkedProcesses })}</li>
        <li>{d('key')}</li>
        {automations.length > 0 && <li>{d('automations', { count: automations.length, names: automations.slice(0, 5).map((row) => nameIn(locale, row)).join(d('comma')) })}</li>}
      </ul>
      <p className="mt-2">{d('kept')}</p>
    </div>
  )
}
