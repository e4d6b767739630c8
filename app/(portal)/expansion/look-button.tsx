'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { lookForSiblingsAction } from './actions'

/** Computes the proposals anew and says what came of it. */
export function LookButton() {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const look = () =>
    start(async () => {
      const result = await lookForSiblingsAction({})
      if (result.ok) toast({ title: t('expansion.looked', { created: result.data.created, refreshed: result.data.refreshed, lapsed: result.data.lapsed }), tone: 'ok' })
      else toast({ title: `${t('expansion.lookFailed')}: ${say(t, result.error)}`, tone: 'act' })
      router.refresh()
    })
  return (
    <Button variant="primary" disabled={pending} onClick={look} icon={<Search aria-hidden="true" />}>
      {t(pending ? 'expansion.looking' : 'expansion.look')}
    </Button>
  )
}
