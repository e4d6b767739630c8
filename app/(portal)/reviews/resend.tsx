'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { resendCallbackAction } from './actions'

export function Resend({ id }: { id: string }) {
  const t = useTranslations('reviews.callbacks')
  return <Confirm trigger={t('resend')} size="sm" title={t('resendTitle')} consequence={t('resendText')} confirmLabel={t('resend')} doneMessage={t('resendDone')} action={resendCallbackAction.bind(null, { id }, undefined)} />
}
