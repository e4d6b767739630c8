'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Confirm } from '@/components/ui/confirm'
import { openReviewAction } from '../actions'

export function OpenReview({ phaseId, members }: { phaseId: string; members: number }) {
  const t = useTranslations('gateReviews.new')
  const router = useRouter()
  return (
    <Confirm
      trigger={t('open')}
      variant="primary"
      title={t('confirm')}
      consequence={t('confirmText', { count: members })}
      confirmLabel={t('confirm')}
      doneMessage={t('done')}
      action={async () => {
        const result = await openReviewAction({ phaseId })
        if (result.ok) router.push(`/gates/reviews/${result.data.id}`)
        return result
      }}
    />
  )
}
