import clsx from 'clsx'
import type { ReactNode } from 'react'
import { ToneMark } from './status'
import { toneText, type Tone } from './tone'

const edge: Record<Tone, string> = {
  ok: 'border-l-ok',
  watch: 'border-l-watch',
  act: 'border-l-act',
  none: 'border-l-line-strong',
  info: 'border-l-accent',
}

interface CalloutProps {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Set where the callout appears after something the reader did. */
  live?: boolean
}

/** What happened, what was kept, what to do. */
export function Callout({ tone = 'info', title, children, action, live }: CalloutProps) {
  return (
    <div
      role={live ? (tone === 'act' ? 'alert' : 'status') : undefined}
      className={clsx('panel mb-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-l-[3px] px-4 py-3', edge[tone])}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-baseline gap-2 font-medium">
          <ToneMark tone={tone} className={toneText[tone]} />
          <span>{title}</span>
        </p>
        {children && <div className="mt-0.5 pl-4 text-sm text-ink-2">{children}</div>}
      </div>
      {action && <div data-print="no">{action}</div>}
    </div>
  )
}
