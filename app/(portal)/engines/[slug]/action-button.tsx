'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition, type ReactNode } from 'react'
import { withStepUp } from '@/components/form/step-up-store'
import { buttonClass, type ButtonSize, type ButtonVariant } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { ErrorShape } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'

type Result<Data> = { ok: true; data: Data } | { ok: false; error: ErrorShape }

interface ActionButtonProps<Data> {
  children: ReactNode
  action: () => Promise<Result<Data>>
  /** Said in a notice. */
  done: (data: Data) => string
  /** Where a refusal is shown; a notice otherwise. */
  onFailure?: (error: ErrorShape | null) => void
  icon?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
}

/** Does one thing at once, without asking: for what can be undone. */
export function ActionButton<Data>({ children, action, done, onFailure, icon, variant = 'secondary', size = 'md' }: ActionButtonProps<Data>) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      const offline = { ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }
      const result = await withStepUp(action).catch(() => offline)
      if (result.ok) toast({ title: done(result.data), tone: 'ok' })
      else if (!onFailure) toast({ title: say(t, result.error), tone: 'act' })
      onFailure?.(result.ok ? null : result.error)
      router.refresh()
    })
  return (
    <button type="button" aria-disabled={pending || undefined} onClick={pending ? undefined : run} className={buttonClass({ variant, size })}>
      {icon}
      {pending ? t('ui.working') : children}
    </button>
  )
}
