import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Tone } from './tone'

export interface TimelineEntry {
  id: string
  title: ReactNode
  /** Time and circumstances. */
  detail?: ReactNode
  body?: ReactNode
  tone?: Tone
  /** The present state. */
  current?: boolean
}

const dot: Record<Tone, string> = {
  ok: 'border-ok',
  watch: 'border-watch',
  act: 'border-act',
  none: 'border-line-strong',
  info: 'border-accent',
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="relative ml-[5px] text-sm before:absolute before:inset-y-2 before:-left-px before:w-0.5 before:bg-line">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pb-4 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className={clsx(
              'absolute top-[5px] -left-[5px] size-2.5 rounded-full border-2',
              dot[entry.tone ?? (entry.current ? 'info' : 'none')],
              entry.current ? 'bg-current text-accent' : 'bg-surface',
            )}
          />
          <p className={clsx(entry.current && 'font-medium')}>{entry.title}</p>
          {entry.detail && <p className="text-xs text-ink-3">{entry.detail}</p>}
          {entry.body && <div className="mt-1 text-ink-2">{entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}
