import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { InLink } from './in-link'

export interface Segment {
  href: string
  label: string
  active: boolean
}

/** A choice of a few views as links, for instance the period of a board; the choice lives in the URL. */
export function Segmented({ segments, label }: { segments: Segment[]; label?: string }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={label ?? t('period')} data-print="no" className="inline-flex max-w-full overflow-x-auto rounded-md border border-line bg-raised p-0.5 text-sm">
      {segments.map((segment) => (
        <InLink
          key={segment.href}
          href={segment.href}
          stay
          aria-current={segment.active ? 'true' : undefined}
          className={clsx(
            'flex min-h-[1.875rem] items-center rounded-sm px-2.5 whitespace-nowrap -outline-offset-2 pointer-coarse:min-h-11',
            segment.active ? 'bg-surface font-medium text-ink ring-1 ring-line' : 'text-ink-2 hover:text-ink',
          )}
        >
          {segment.label}
        </InLink>
      ))}
    </nav>
  )
}
