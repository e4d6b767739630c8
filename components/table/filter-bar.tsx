import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { FilterForm } from './filter-form'
import type { ListParams, SearchParams } from './list-params'

export interface FilterSelect {
  name: string
  label: string
  options: { value: string; label: string }[]
  /** What is listed while nothing is chosen, if not everything: "active". */
  unset?: string
}

interface FilterBarProps {
  path: string
  params: SearchParams
  list: ListParams
  selects?: FilterSelect[]
  searchLabel?: string
  /** Address of exactly what is filtered. */
  exportHref?: string
  /** Where the filters are taken off again, if not at `path` itself. */
  clearHref?: string
  /** Further controls on the right, for instance saved views. */
  children?: ReactNode
}

/** Search and filters of a list; everything lives in the URL. */
export function FilterBar({ path, params, list, selects = [], searchLabel, exportHref, clearHref, children }: FilterBarProps) {
  const t = useTranslations('ui.table')
  const active = Object.keys(list.filters).length + (list.q ? 1 : 0)
  const owned = new Set(['q', 'page', ...selects.map((select) => select.name)])
  const kept = Object.entries(params).flatMap(([name, value]) => (owned.has(name) ? [] : [value ?? []].flat().map((one) => [name, one] as const)))
  const key = `${path}?${selects.map((select) => list.filters[select.name] ?? '').join('|')}`
  return (
    <div data-print="no" className="mb-3 flex flex-wrap items-center gap-2">
      <FilterForm key={key} path={path}>
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <span className="relative w-64 max-sm:w-full">
          <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
          <input
            type="search"
            name="q"
            defaultValue={list.q}
            aria-label={searchLabel ?? t('search')}
            placeholder={searchLabel ?? t('search')}
            className="h-row w-full rounded-md border border-line bg-surface pr-2 pl-8 text-sm placeholder:text-ink-3 hover:border-line-strong focus-visible:outline-offset-0"
          />
        </span>
        {selects.map((select) => (
          <select
            key={select.name}
            name={select.name}
            aria-label={select.label}
            defaultValue={list.filters[select.name] ?? ''}
            className="h-row max-w-52 min-w-0 rounded-md border border-line bg-surface px-2 text-sm hover:border-line-strong max-sm:flex-[1_0_30%]"
          >
            <option value="">{select.unset ? t('filterUnset', { label: select.label, value: select.unset }) : t('filterAll', { label: select.label })}</option>
            {select.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ))}
        <noscript>
          <button type="submit" className={buttonClass()}>
            {t('apply')}
          </button>
        </noscript>
        {active > 0 && (
          <InLink href={clearHref ?? path} className="rounded-sm px-1 py-1 text-sm text-ink-2 underline underline-offset-4 hover:text-ink">
            {t('clear')}
          </InLink>
        )}
      </FilterForm>
      {children}
      {exportHref && (
        <a href={exportHref} download className={buttonClass()}>
          {t('export')}
        </a>
      )}
    </div>
  )
}
