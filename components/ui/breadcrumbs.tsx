import { useTranslations } from 'next-intl'
import { InLink } from './in-link'

export interface Crumb {
  label: string
  href?: string
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={t('breadcrumb')} data-print="no" className="mb-2 text-sm text-ink-3">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {crumbs.map((crumb, index) => (
          <li key={index} className="flex min-w-0 items-center gap-1.5">
            {index > 0 && <span aria-hidden="true">/</span>}
            {crumb.href ? (
              <InLink href={crumb.href} className="max-w-[40ch] truncate rounded-sm py-1 hover:text-ink hover:underline">
                {crumb.label}
              </InLink>
            ) : (
              <span aria-current="page" className="max-w-[40ch] truncate">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
