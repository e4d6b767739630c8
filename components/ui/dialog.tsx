'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button'

interface DialogProps {
  /** Text of the button that opens it. */
  trigger: ReactNode
  title: string
  description?: ReactNode
  children: ReactNode | ((close: () => void) => ReactNode)
  variant?: ButtonVariant
  size?: ButtonSize
  wide?: boolean
}

export const overlayClass =
  'fixed inset-0 z-30 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'
export const dialogClass =
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-y-auto rounded-md border border-line bg-overlay p-5 shadow-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'

/** A short task over the page: focus stays inside, Esc and the backdrop close it. */
export function Dialog({ trigger, title, description, children, variant = 'secondary', size = 'md', wide = false }: DialogProps) {
  const [open, setOpen] = useState(false)
  const t = useTranslations('ui')
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger className={buttonClass({ variant, size })}>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className={overlayClass} />
        <Base.Popup className={clsx(dialogClass, wide ? 'max-w-2xl' : 'max-w-lg')}>
          <div className="mb-3 flex items-start justify-between gap-3">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close aria-label={t('close')} className={buttonClass({ variant: 'quiet', size: 'sm' }, 'aspect-square px-0')}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {description && <Base.Description className="mb-4 text-ink-2">{description}</Base.Description>}
          {typeof children === 'function' ? children(() => setOpen(false)) : children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
