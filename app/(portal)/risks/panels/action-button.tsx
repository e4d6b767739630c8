'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/components/ui/confirm'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'

/** A small step without a question: does it, says so, and reads the page again. */
export function ActionButton({ label, done, action }: { label: string; done: string; action: () => Promise<ActionResult> }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      const answer = await action().catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      toast(answer && !answer.ok ? { title: say(t, answer.error), tone: 'act' } : { title: done, tone: 'ok' })
      router.refresh()
    })
  return (
    <Button variant="quiet" size="sm" aria-disabled={pending || undefined} onClick={() => !pending && run()}>
      {pending ? t('ui.working') : label}
    </Button>
  )
}
