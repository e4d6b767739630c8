'use client'

import { Menu as Base } from '@base-ui/react/menu'
import clsx from 'clsx'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button'

export type MenuItem = { label: string; icon?: ReactNode; danger?: boolean; disabled?: boolean } & (
  | { href: string; onSelect?: never }
  | { href?: never; onSelect: () => void }
)

interface MenuProps {
  /** Name of the menu; shown unless the trigger is the three dots. */
  label: string
  items: MenuItem[]
  trigger?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
}

const itemClass =
  'flex min-h-row w-full items-center gap-2 rounded-sm px-2.5 text-left text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-raised [&_svg]:size-4 [&_svg]:text-ink-3'

/** Secondary actions of a record. */
export function Menu({ label, items, trigger, variant = 'secondary', size = 'md' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger aria-label={trigger ? undefined : label} className={buttonClass({ variant, size }, trigger ? undefined : 'aspect-square px-0')}>
        {trigger ?? <Ellipsis aria-hidden="true" />}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-40">
          <Base.Popup className="min-w-44 rounded-md border border-line bg-overlay p-1 shadow-overlay outline-none">
            {items.map((item) =>
              item.href !== undefined ? (
                <Base.LinkItem key={item.label} render={<Link href={item.href} />} className={clsx(itemClass, item.danger && 'text-act')}>
                  {item.icon}
                  {item.label}
                </Base.LinkItem>
              ) : (
                <Base.Item key={item.label} disabled={item.disabled} onClick={item.onSelect} className={clsx(itemClass, item.danger && 'text-act')}>
                  {item.icon}
                  {item.label}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
