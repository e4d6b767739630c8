import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

interface PageHeaderProps {
  /** On boards the answer that the reader came for, on records the name. */
  title: ReactNode
  /** One sentence below: what the title rests on. */
  sentence?: ReactNode
  crumbs?: Crumb[]
  status?: ReactNode
  /** The one primary action, with at most two quiet ones before it. */
  action?: ReactNode
  size?: 'answer' | 'record'
}

export function PageHeader({ title, sentence, crumbs, status, action, size = 'record' }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1
            className={clsx(
              'font-semibold',
              size === 'answer'
                ? 'max-w-[34em] text-xl not-lang-zh:tracking-[-0.012em] sm:text-2xl'
                : 'text-xl not-lang-zh:tracking-[-0.008em]',
            )}
          >
            {title}
            {status && <span className="ml-2.5 inline-flex align-[0.18em] font-normal">{status}</span>}
          </h1>
          {sentence && <p className="mt-1 max-w-[80ch] text-ink-2">{sentence}</p>}
        </div>
        {action && (
          <div data-print="no" className="flex max-w-full min-w-0 flex-wrap items-center gap-2 *:max-w-full *:overflow-hidden max-sm:w-full max-sm:[&>*:not(.aspect-square)]:flex-1">
            {action}
          </div>
        )}
      </div>
    </header>
  )
}
