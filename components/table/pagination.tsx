import { useTranslations } from 'next-intl'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { listHref, type ListParams, type SearchParams } from './list-params'

interface PaginationProps {
  path: string
  params: SearchParams
  list: ListParams
  total: number
  /** The count stopped at `total`; there are more. */
  atLeast?: boolean
}

/** "51–100 of 4,812" and the way to its neighbours. */
export function Pagination({ path, params, list, total, atLeast = false }: PaginationProps) {
  const t = useTranslations('ui.table')
  const from = Math.min((list.page - 1) * list.size + 1, total)
  const to = Math.min(list.page * list.size, total)
  const more = to < total || atLeast
  const step = (label: string, page: number, possible: boolean) =>
    possible ? (
      <ButtonLink href={listHref(path, params, { page })} size="sm">
        {label}
      </ButtonLink>
    ) : (
      <span aria-disabled="true" className={buttonClass({ size: 'sm' })}>
        {label}
      </span>
    )
  return (
    <nav aria-label={t('pages')} data-print="no" className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-ink-3">
      <p className="tabular-nums">{total === 0 ? t('none') : t(atLeast ? 'rangeMany' : 'range', { from, to, total })}</p>
      {(list.page > 1 || more) && (
        <div className="flex gap-2">
          {step(t('previous'), list.page - 1, list.page > 1)}
          {step(t('next'), list.page + 1, more)}
        </div>
      )}
    </nav>
  )
}
