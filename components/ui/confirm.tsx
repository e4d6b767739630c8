'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'
import type { ErrorShape } from '@/lib/core/errors'
import { withStepUp } from '@/components/form/step-up-store'
import { say } from '@/lib/i18n/say'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button'
import { dialogClass, overlayClass } from './dialog'
import { toast } from './toast-store'

export type ActionResult = { ok: true; data?: unknown } | { ok: false; error: ErrorShape } | void

interface ConfirmProps {
  /** Text of the button that asks. */
  trigger: ReactNode
  title: string
  /** What will happen, in words: what is lost, what stays, who notices. */
  consequence: ReactNode
  /** A verb: "Delete the engine". */
  confirmLabel: string
  /** A server action bound to its record. */
  action: () => Promise<ActionResult>
  /** Where to go afterwards; otherwise the page is read again. */
  afterHref?: string
  doneMessage?: string
  danger?: boolean
  variant?: ButtonVariant
  size?: ButtonSize
}

/** Asks before something that matters, with the consequence in words; failure keeps it open and says why. */
export function Confirm({ trigger, title, consequence, confirmLabel, action, afterHref, doneMessage, danger = false, variant, size = 'md' }: ConfirmProps) {
  const t = useTranslations()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await withStepUp(action).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (result && !result.ok) return setFailure(say(t, result.error))
      setOpen(false)
      if (doneMessage) toast({ title: doneMessage, tone: 'ok' })
      if (afterHref) router.push(afterHref)
      else router.refresh()
    })
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        setFailure(null)
        setOpen(next)
      }}
    >
      <AlertDialog.Trigger className={buttonClass({ variant: variant ?? 'secondary', size })}>{trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={overlayClass} />
        <AlertDialog.Popup className={clsx(dialogClass, 'max-w-lg')}>
          <AlertDialog.Title className="mb-2 text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mb-5 text-ink-2">
            {consequence}
          </AlertDialog.Description>
          {failure && (
            <p role="alert" className="mb-4 rounded-md bg-act-soft px-3 py-2 text-sm text-act">
              {failure}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Close className={buttonClass({ variant: 'secondary' })}>{t('ui.cancel')}</AlertDialog.Close>
            <button type="button" disabled={pending} onClick={run} className={buttonClass({ variant: danger ? 'danger' : 'primary' })}>
              {pending ? t('ui.working') : confirmLabel}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
