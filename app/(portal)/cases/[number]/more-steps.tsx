'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { CaseDetail } from '@/lib/features/cases/detail'
import { archiveCaseAction, beginCaseDraftAction, discardCaseDraftAction, restoreCaseAction, takeCaseBackAction, withdrawCaseAction } from '../actions'

interface MoreStepsProps {
  id: string
  number: number
  version: number
  may: CaseDetail['may']
  isTemplate: boolean
}

/** What else may be done with the case as it stands; each asks with its consequence in words. */
export function MoreSteps({ id, number, version, may, isTemplate }: MoreStepsProps) {
  const t = useTranslations('cases.steps')
  const open = (reasons: unknown[] | null) => reasons !== null && reasons.length === 0
  const ref = { id, version }
  const step = (name: 'beginDraft' | 'takeBack' | 'discardDraft' | 'archive' | 'restore', action: () => ReturnType<typeof takeCaseBackAction>, danger = false) => (
    <Confirm key={name} trigger={t(`${name}.button`)} title={t(`${name}.title`)} consequence={t(`${name}.text`)} confirmLabel={t(`${name}.button`)} action={action} danger={danger} variant={name === 'beginDraft' ? 'primary' : 'quiet'} />
  )
  return (
    <>
      {may.save !== null && !isTemplate && <ButtonLink href={`/cases/new?copy=${number}`} variant="quiet">{t('copy')}</ButtonLink>}
      {open(may.takeBack) && step('takeBack', () => takeCaseBackAction(ref))}
      {open(may.discardDraft) && step('discardDraft', () => discardCaseDraftAction(ref), true)}
      {open(may.withdraw) && (
        <Dialog trigger={t('withdraw.button')} title={t('withdraw.title')} description={t('withdraw.text')} variant="quiet">
          <Form action={withdrawCaseAction} guard={false} successHref={`/cases/${number}`}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <TextArea name="reason" label={t('withdraw.reason')} maxLength={2000} rows={3} />
            <SubmitButton>{t('withdraw.button')}</SubmitButton>
          </Form>
        </Dialog>
      )}
      {open(may.archive) && step('archive', () => archiveCaseAction(ref), true)}
      {may.restore && step('restore', () => restoreCaseAction(ref))}
      {open(may.beginDraft) && step('beginDraft', () => beginCaseDraftAction(ref))}
    </>
  )
}
