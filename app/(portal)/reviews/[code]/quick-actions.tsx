'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { claimReviewAction, handOnReviewAction, releaseReviewAction, withdrawReviewAction } from '../actions'

interface Ref {
  id: string
  version: number
}

/** Taking a document, or giving it back: undone by the other, so nothing is asked first. */
export function ClaimButton({ id, version, claimed }: Ref & { claimed: boolean }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      const result = await (claimed ? releaseReviewAction : claimReviewAction)({ id, version })
      if (!result.ok) toast({ title: say(t, result.error), tone: 'act' })
      router.refresh()
    })
  return (
    <span id="review-claim">
      <Button onClick={run} aria-disabled={pending || undefined} title={`${t(`reviews.detail.${claimed ? 'release' : 'claim'}`)} (c)`}>
        {t(`reviews.detail.${claimed ? 'release' : 'claim'}`)}
      </Button>
    </span>
  )
}

export function HandOn({ id, version }: Ref) {
  const t = useTranslations('reviews.detail')
  const search = useTranslations('reviews.points')('personSearch')
  const router = useRouter()
  return (
    <span id="review-hand">
      <Dialog trigger={t('hand')} title={t('handTitle')} description={t('handText')} variant="quiet">
        {(close) => (
          <Form
            action={handOnReviewAction}
            guard={false}
            successMessage={t('handDone')}
            onSuccess={() => {
              close()
              router.push('/reviews')
            }}
          >
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <ComboboxField name="personId" label={t('handTo')} source="/api/people" placeholder={search} />
            <TextArea name="note" label={t('handNote')} maxLength={1000} rows={2} optional />
            <FormActions>
              <SubmitButton>{t('hand')}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </span>
  )
}

export function Withdraw({ id }: { id: string }) {
  const t = useTranslations('reviews.detail')
  return <Confirm trigger={t('withdraw')} variant="quiet" title={t('withdrawTitle')} consequence={t('withdrawText')} confirmLabel={t('withdraw')} doneMessage={t('withdrawDone')} action={withdrawReviewAction.bind(null, { id }, undefined)} danger />
}
