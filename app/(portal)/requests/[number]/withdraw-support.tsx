'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { withdrawSupportAction } from '../actions'

export function WithdrawSupport({ id, supportId, department }: { id: string; supportId: string; department: string }) {
  const t = useTranslations('requestDetail.support')
  return <Confirm trigger={t('withdraw')} title={t('withdrawTitle')} consequence={t('withdrawText', { department })} confirmLabel={t('withdraw')} action={() => withdrawSupportAction({ id, supportId })} variant="quiet" size="sm" />
}
