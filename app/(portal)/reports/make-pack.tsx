'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Confirm } from '@/components/ui/confirm'
import { generatePackAction } from './actions'

/** Makes the pack of the present month, after saying what that does. */
export function MakePack({ month, recipients }: { month: string; recipients: number }) {
  const t = useTranslations('packs.page')
  const router = useRouter()
  return (
    <Confirm
      trigger={t('make')}
      variant="primary"
      title={t('makeTitle', { month })}
      consequence={t('makeText', { people: recipients })}
      confirmLabel={t('make')}
      doneMessage={t('made')}
      action={async () => {
        const result = await generatePackAction({})
        if (result.ok && result.data) router.push(`/reports/${result.data.month}?number=${result.data.ordinal}`)
        return result
      }}
    />
  )
}
