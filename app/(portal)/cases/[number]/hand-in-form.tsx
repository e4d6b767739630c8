'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { handInCaseAction } from '../actions'

/** Hands the draft in to finance, with a word to them. */
export function HandInForm({ id, version, next, open }: { id: string; version: number; next: number; open: number }) {
  const t = useTranslations('cases.handIn')
  return (
    <div className="panel mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 py-3">
      <p className="min-w-0 flex-1 basis-72 text-sm text-ink-2">{open ? t('notYet', { count: open }) : t('ready')}</p>
      {open === 0 && (
        <Dialog trigger={t('button')} title={t('title', { ordinal: next })} description={t('text')} variant="secondary">
          {(close) => (
            <Form action={handInCaseAction} guard={false} successMessage={t('done')} onSuccess={close}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <TextArea name="note" label={t('note')} help={t('noteHelp')} maxLength={2000} rows={3} optional />
              <SubmitButton>{t('button')}</SubmitButton>
            </Form>
          )}
        </Dialog>
      )}
    </div>
  )
}
