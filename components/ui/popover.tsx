'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button'

interface PopoverProps {
  trigger: ReactNode
  label?: string
  title?: string
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  align?: 'start' | 'center' | 'end'
}

/** A small panel anchored to its button. */
export function Popover({ trigger, label, title, children, variant = 'secondary', size = 'md', align = 'end' }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger aria-label={label} className={buttonClass({ variant, size })}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-40">
          <Base.Popup className="max-h-[70dvh] w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-md border border-line bg-overlay p-3 shadow-overlay outline-none">
            {title && <Base.Title className="mb-2 text-sm font-medium">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
