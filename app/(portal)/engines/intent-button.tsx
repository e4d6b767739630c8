'use client'

import type { ReactNode } from 'react'
import { useFormContext } from '@/components/form/form-context'
import { buttonClass, type ButtonVariant } from '@/components/ui/button'

interface IntentButtonProps {
  children: ReactNode
  busyLabel: string
  /** What goes on, if anything does, is what this button started. */
  busy: boolean
  intent?: string
  variant?: ButtonVariant
}

/** One of several ways to send a form; only the one that was used says that it works. */
export function IntentButton({ children, busyLabel, busy, intent, variant = 'secondary' }: IntentButtonProps) {
  const { pending } = useFormContext()
  return (
    <button type="submit" name={intent && 'intent'} value={intent} aria-disabled={pending || undefined} className={buttonClass({ variant, size: 'lg' })}>
      {pending && busy ? busyLabel : children}
    </button>
  )
}
