import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { InLink } from './in-link'

export interface Tab {
  href: string
  label: string
  count?: number | string
  active: boolean
}

/** Sections of a record, each with its own address. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label?: string }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={label ?? t('sections')} data-print="no" className="scroll-thin mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-5 text-sm whitespace-nowrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <InLink
              href={tab.href}
              stay
              aria-current={tab.active ? 'page' : undefined}
              className={clsx(
                '-mb-px flex min-h-row items-center gap-1.5 border-b-2 pt-0.5 -outline-offset-2',
                tab.active ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-xs font-normal text-ink-3 tabular-nums">{tab.count}</span>}
            </InLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
