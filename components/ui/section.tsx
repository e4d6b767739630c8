import clsx from 'clsx'
import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: ReactNode
  note?: ReactNode
  action?: ReactNode
  children: ReactNode
  className?: string
  id?: string
}

/** A titled part of a page. */
export function Section({ title, note, action, children, className, id }: SectionProps) {
  const labelId = useId()
  return (
    <section id={id} aria-labelledby={labelId} className={clsx('mb-7 scroll-mt-16', className)}>
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={labelId} className="text-lg font-semibold">
            {title}
          </h2>
          {note && <p className="text-xs text-ink-3">{note}</p>}
        </div>
        {action && (
          <div data-print="no" className="flex max-w-full min-w-0 items-center gap-2">
            {action}
          </div>
        )}
      </div>
      {children}
    </section>
  )
}

interface ColumnsProps {
  main: ReactNode
  side: ReactNode
  /** Goes on below `main`; where there is one column only, after `side` */
  more?: ReactNode
}

/** Evidence on the left, facts and what is asked of the reader on the right. */
export function Columns({ main, side, more }: ColumnsProps) {
  return (
    <div className={clsx('grid gap-x-7 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]', more ? 'lg:grid-rows-[auto_1fr]' : 'gap-y-7')}>
      <div className="min-w-0">{main}</div>
      <div className={clsx('min-w-0', more && 'lg:row-span-2')}>{side}</div>
      {more && <div className="min-w-0">{more}</div>}
    </div>
  )
}
