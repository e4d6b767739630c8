'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { buttonClass, type ButtonSize, type ButtonVariant } from '@/components/ui/button'
import { useFormContext } from './form-context'

interface SubmitButtonProps {
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  /** Sent with the form when this button was used. */
  name?: string
  value?: string
  className?: string
}

/** Stays focusable while the action runs and says so. */
export function SubmitButton({ children, variant = 'primary', size = 'lg', name, value, className }: SubmitButtonProps) {
  const t = useTranslations('ui')
  const native = useFormStatus().pending
  const pending = useFormContext().pending || native
  return (
    <button type="submit" name={name} value={value} aria-disabled={pending || undefined} className={buttonClass({ variant, size }, className)}>
      {pending ? t('working') : children}
    </button>
  )
}
