import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { NavIcon } from './nav-icon'
import { NavLink } from './nav-link'
import type { NavGroup } from './nav-model'
import { Wheel } from './wheel'

/** The left rail: the person's own groups first, the rest under "More". */
export function Rail({ first, rest }: { first: NavGroup[]; rest: NavGroup[] }) {
  const t = useTranslations('nav')
  const c = useTranslations('common')
  return (
    <nav aria-label={t('main')} data-print="no" className="w-54 shrink-0 border-r border-line max-md:hidden">
      <div className="scroll-thin sticky top-0 flex h-dvh flex-col overflow-y-auto px-2.5 pb-4">
        <Link href="/" prefetch={false} aria-label={t('home')} className="flex h-12 shrink-0 items-center gap-2 rounded-md px-2 font-semibold -outline-offset-2">
          <Wheel className="size-5" />
          {c('product')}
        </Link>
        {first.map((group) => (
          <RailGroup key={group.key} group={group} />
        ))}
        {rest.length > 0 && (
          <details className="group mt-3">
            <summary className="flex min-h-8 list-none items-center justify-between rounded-md px-2 text-xs text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
              {t('more')}
              <ChevronDown aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-180" />
            </summary>
            {rest.map((group) => (
              <RailGroup key={group.key} group={group} />
            ))}
          </details>
        )}
      </div>
    </nav>
  )
}

function RailGroup({ group }: { group: NavGroup }) {
  const t = useTranslations('nav')
  const id = `rail-${group.key}`
  return (
    <div className="mt-3 first:mt-1">
      <p id={id} className="px-2 pb-1 text-xs text-ink-3">
        {t(`groups.${group.key}`)}
      </p>
      <ul aria-labelledby={id} className="flex flex-col gap-px">
        {group.items.map((item) => (
          <li key={item.key}>
            <NavLink href={item.href} look="rail">
              <NavIcon name={item.icon} />
              {t(`areas.${item.key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
