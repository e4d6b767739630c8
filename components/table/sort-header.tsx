import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { TableColumn } from './table-model'

interface SortHeaderProps {
  column: TableColumn
  href: string
  sorted: 'asc' | 'desc' | null
  lead: boolean
}

/** A column's name; a link where the server can sort by it. */
export function SortHeader({ column, href, sorted, lead }: SortHeaderProps) {
  const t = useTranslations('ui.table')
  const ariaSort = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined
  return (
    <th role="columnheader" scope="col" aria-sort={ariaSort} className={clsx(lead && 'lead', column.align === 'right' && 'num') || undefined}>
      {column.sortable ? (
        <a
          href={href}
          data-in="stay"
          title={t(sorted === 'asc' ? 'sortDescending' : 'sortAscending', { column: column.header })}
          className={clsx('group inline-flex items-center gap-1 rounded-sm py-1 hover:text-ink', column.align === 'right' && 'flex-row-reverse', sorted && 'text-ink')}
        >
          {column.header}
          <svg aria-hidden="true" viewBox="0 0 8 8" className={clsx('size-2 shrink-0 fill-current', !sorted && 'opacity-0 group-hover:opacity-50 group-focus-visible:opacity-50')}>
            <path d={sorted === 'desc' ? 'M4 7 .5 1.5h7Z' : 'M4 1l3.5 5.5h-7Z'} />
          </svg>
        </a>
      ) : (
        column.header
      )}
    </th>
  )
}
