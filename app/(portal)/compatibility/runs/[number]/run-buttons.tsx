'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { RunOutcome } from '@/lib/core/compatibility/words'
import { cancelRunAction, signRunAction } from '../../actions'

interface SignProps {
  number: number
  version: number
  /** What was seen */
  digest: string
  total: number
  outcome: RunOutcome
}

export function SignDialog({ number, version, digest, total, outcome }: SignProps) {
  const t = useTranslations('compatibility')
  const router = useRouter()
  return (
    <Dialog trigger={t('run.sign')} variant="primary" title={t('run.signTitle')} description={t('run.signText', { total })}>
      {(close) => (
        <Form action={signRunAction} guard={false} successMessage={t('run.signed')} onSuccess={() => { close(); router.refresh() }}>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="digest" value={digest} />
          <p className="text-sm">{t('run.expected', { outcome: t(`runOutcomes.${outcome}`) })}</p>
          <TextArea name="note" label={t('run.signNote')} maxLength={2000} rows={3} optional />
          <FormActions>
            <SubmitButton>{t('run.sign')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function CancelDialog({ number, version }: { number: number; version: number }) {
  const t = useTranslations('compatibility')
  const router = useRouter()
  return (
    <Dialog trigger={t('run.cancel')} variant="quiet" title={t('run.cancelTitle')} description={t('run.cancelText')}>
      {(close) => (
        <Form action={cancelRunAction} guard={false} successMessage={t('run.canceled')} onSuccess={() => { close(); router.refresh() }}>
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="version" value={version} />
          <TextArea name="reason" label={t('run.cancelReason')} maxLength={1000} rows={3} />
          <FormActions>
            <SubmitButton variant="danger">{t('run.cancel')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
