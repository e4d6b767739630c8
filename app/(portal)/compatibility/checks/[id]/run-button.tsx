'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { runCheckAction } from '../actions'

/** Runs the check and shows its result on the same page. */
export function RunButton({ id }: { id: string }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await runCheckAction({ id }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (!result.ok) return toast({ title: say(t, result.error), tone: 'act' })
      const { outcome, fault } = result.data
      toast({ title: fault ? t(`autochecks.faults.${fault}.title`) : t('autochecks.outcomes.pass'), tone: outcome === 'pass' ? 'ok' : outcome === 'fail' ? 'act' : 'watch' })
      router.push(`/compatibility/checks/${id}`)
      router.refresh()
    })
  return (
    <Button variant="primary" icon={<Play aria-hidden="true" />} disabled={pending} onClick={run} aria-live="polite">
      {t(pending ? 'autochecks.run.running' : 'autochecks.run.now')}
    </Button>
  )
}
