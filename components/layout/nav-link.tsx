'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { isActivePath } from './nav-model'

interface NavLinkProps {
  href: string
  look: 'rail' | 'bar' | 'sheet'
  children: ReactNode
}

const looks = {
  rail: 'flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm pointer-coarse:min-h-11',
  sheet: 'flex min-h-11 items-center gap-3 rounded-md px-3',
  bar: 'flex min-h-14 flex-1 flex-col items-center justify-center gap-1 text-xs [&_svg]:size-5',
}

export function NavLink({ href, look, children }: NavLinkProps) {
  const active = isActivePath(href, usePathname())
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={active ? 'page' : undefined}
      className={clsx(
        looks[look],
        active ? 'font-medium text-accent' : look === 'bar' ? 'text-ink-3' : 'text-ink-2 hover:bg-raised hover:text-ink',
        active && look !== 'bar' && 'bg-accent-soft',
      )}
    >
      {children}
    </Link>
  )
}
