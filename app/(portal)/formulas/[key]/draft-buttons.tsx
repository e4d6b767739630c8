'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { discardDraftAction, publishDraftAction, returnDraftAction, submitDraftAction } from '../actions'

interface DraftButtonsProps {
  formulaKey: string
  version: number
  own: boolean
  submitted: boolean
  holds: boolean
  mayPublish: boolean
  /** Never published: withdrawing the draft removes the formula */
  first: boolean
}

export function DraftButtons({ formulaKey: key, version, own, submitted, holds, mayPublish, first }: DraftButtonsProps) {
  const t = useTranslations('formulas')
  const ref = { key, version }
  const path = `/formulas/${key}`
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4" data-print="no">
      {!own && submitted && mayPublish && (
        <>
          {holds && <Confirm trigger={t('draft.publish')} size="lg" variant="primary" title={t('draft.publish')} consequence={t('draft.publishAsk')} confirmLabel={t('draft.publish')} doneMessage={t('draft.publishedDone')} afterHref={path} action={() => publishDraftAction(ref)} />}
          <Dialog trigger={t('draft.return')} size="lg" title={t('draft.returnTitle')} description={t('draft.returnText')}>
            {(close) => (
              <Form action={returnDraftAction} onSuccess={close} successMessage={t('draft.returnedDone')} successHref={path}>
                <input type="hidden" name="key" value={key} />
                <input type="hidden" name="version" value={version} />
                <TextArea name="comment" label={t('draft.comment')} maxLength={1000} />
                <SubmitButton>{t('draft.return')}</SubmitButton>
              </Form>
            )}
          </Dialog>
        </>
      )}
      {own && !submitted && holds && <Confirm trigger={t('draft.submit')} size="lg" variant="primary" title={t('draft.submit')} consequence={t('draft.submitAsk')} confirmLabel={t('draft.submit')} doneMessage={t('draft.submittedDone')} action={() => submitDraftAction(ref)} />}
      {own && <ButtonLink href={`${path}/edit`} size="lg">{t('goOn')}</ButtonLink>}
      {own && <Confirm trigger={t('draft.discard')} size="lg" variant="quiet" danger title={t('draft.discard')} consequence={t('draft.discardAsk')} confirmLabel={t('draft.discard')} doneMessage={t('draft.discardedDone')} afterHref={first ? '/formulas' : path} action={() => discardDraftAction(ref)} />}
      {own && submitted && <p className="text-sm text-ink-2">{t('draft.onlyOther')}</p>}
    </div>
  )
}
