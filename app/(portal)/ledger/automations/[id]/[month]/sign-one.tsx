'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { signMonthsAction } from '../../../actions'

/** Signs the figures of the page and no others. */
export function SignOne({ automationId, month, digest }: { automationId: string; month: string; digest: string }) {
  const t = useTranslations('ledger.sign')
  return (
    <Confirm
      trigger={t('one')}
      title={t('confirm')}
      consequence={t('consequence')}
      confirmLabel={t('one')}
      variant="primary"
      doneMessage={t('done')}
      action={() => signMonthsAction({ month, seen: [`${automationId}:${digest}`] })}
    />
  )
}
