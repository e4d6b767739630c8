import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Tone } from './tone'

/** Disc, triangle, square, ring, diamond: the status without its colour. */
export function ToneMark({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg viewBox="0 0 8 8" aria-hidden="true" className={clsx('size-2 shrink-0 fill-current', className)}>
      {tone === 'ok' && <circle cx="4" cy="4" r="3.6" />}
      {tone === 'watch' && <path d="M4 .4 7.8 7.4H.2Z" />}
      {tone === 'act' && <path d="M.6.6h6.8v6.8H.6Z" />}
      {tone === 'none' && <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" strokeWidth="1.4" />}
      {tone === 'info' && <path d="M4 .2 7.8 4 4 7.8.2 4Z" />}
    </svg>
  )
}

/** A word, a colour and a shape. Without children: the standard word of the tone. */
export function Status({ tone, children, plain = false }: { tone: Tone; children?: ReactNode; plain?: boolean }) {
  return (
    <span className={clsx('status', `status-${tone}`, plain && 'status-plain')}>
      <i />
      {children ?? <ToneWord tone={tone} />}
    </span>
  )
}

function ToneWord({ tone }: { tone: Tone }) {
  return useTranslations('ui.status')(tone)
}

/** A neutral label such as a code, a technology or a version. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="inline-flex items-center rounded-sm border border-line px-1.5 text-xs text-ink-2">{children}</span>
}
