import { SlidersHorizontal, X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FilterBar, type FilterSelect } from '@/components/table/filter-bar'
import { listHref, type ListParams, type SearchParams } from '@/components/table/list-params'
import { Button, buttonClass } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { indented } from '@/components/portfolio/indented'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { requestStatuses, requestTypes } from '@/lib/core/requests/statuses'
import { filterNames, listChoices } from '@/lib/features/requests/list-requests'
import { technologies } from '@/lib/features/requests/list-schema'
import type { Ctx } from '@/lib/server/ctx'

export const requestFilterNames = ['status', 'type', 'department', 'process', 'automation', 'submitter', 'holder', 'assessor', 'overdue', 'scoreFrom', 'scoreTo', 'from', 'to', 'technology'] as const
const further = ['scoreFrom', 'scoreTo', 'from', 'to'] as const

/** Search and filters of requests, the same over the list, the board and the timeline. */
export async function RequestFilters({ ctx, path, params, list, withStatus = true, children }: { ctx: Ctx; path: string; params: SearchParams; list: ListParams; withStatus?: boolean; children?: ReactNode }) {
  const [t, w, departments, names] = await Promise.all([
    getTranslations('requests'),
    getTranslations('workflow.statuses'),
    listChoices(ctx, {}),
    filterNames(ctx, { process: list.filters.process, submitter: list.filters.submitter }),
  ])
  const { filters } = list
  return (
    <div>
      <FilterBar
        path={path}
        params={params}
        list={list}
        searchLabel={t('search')}
        selects={[
          ...(withStatus
            ? [{ name: 'status', label: t('status'), options: [{ value: 'open', label: t('statusOpen') }, { value: 'undecided', label: t('statusUndecided') }, ...requestStatuses.map((status) => ({ value: status, label: w(status) }))] }]
            : []),
          { name: 'department', label: t('department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
          { name: 'holder', label: t('person'), options: [{ value: 'me', label: t('waitingForMe') }] },
          { name: 'submitter', label: t('columns.submitter'), options: [{ value: 'me', label: t('mine') }, ...(filters.submitter && filters.submitter !== 'me' && names.submitter ? [{ value: filters.submitter, label: names.submitter }] : [])] },
        ]}
      >
        <MoreFilters
          path={path}
          params={params}
          list={list}
          label={t('more')}
          apply={t('apply')}
          names={{ scoreFrom: t('scoreFrom'), scoreTo: t('scoreTo'), from: t('from'), to: t('to') }}
          all={t('all')}
          selects={[
            { name: 'type', label: t('type'), options: requestTypes.map((type) => ({ value: type, label: t(`types.${type}`) })) },
            { name: 'technology', label: t('technology'), options: technologies.map((one) => ({ value: one, label: t(`technologies.${one}`) })) },
            { name: 'overdue', label: t('overdueFilter'), options: [{ value: '1', label: t('overdueOnly') }] },
            ...(can(ctx.actor, 'request:assess') ? [{ name: 'assessor', label: t('columns.assessor'), options: [{ value: 'me', label: t('assessedByMe') }] }] : []),
          ]}
        />
        {children}
      </FilterBar>
      {names.process && (
        <p className="mb-3 flex items-center gap-1 text-sm text-ink-2">
          {t('onlyProcess', { name: nameIn(ctx.locale, names.process) })}
          <InLink href={listHref(path, params, { process: null })} stay aria-label={t('remove')} className={buttonClass({ variant: 'quiet', size: 'sm' }, 'aspect-square px-0')}>
            <X aria-hidden="true" />
          </InLink>
        </p>
      )}
    </div>
  )
}

interface MoreProps {
  path: string
  params: SearchParams
  list: ListParams
  label: string
  apply: string
  names: Record<(typeof further)[number], string>
  selects: FilterSelect[]
  all: string
}

/** What is needed seldom, behind a button. */
function MoreFilters({ path, params, list, label, apply, names, selects, all }: MoreProps) {
  const own = [...further, ...selects.map(({ name }) => name)]
  const set = own.filter((name) => list.filters[name]).length
  const kept = Object.entries(params).flatMap(([name, value]) => (own.includes(name) || name === 'page' ? [] : [value ?? []].flat().map((one) => [name, one] as const)))
  const field = 'h-row w-full rounded-md border border-line bg-surface px-2 text-sm'
  return (
    <details className="relative">
      <summary className={buttonClass({ variant: 'quiet' }, 'list-none [&::-webkit-details-marker]:hidden')}>
        <SlidersHorizontal aria-hidden="true" />
        {label}
        {set > 0 && <span className="tabular-nums">({set})</span>}
      </summary>
      <form action={path} className="absolute top-full right-0 z-20 mt-1 grid w-80 gap-3 rounded-md border border-line bg-overlay p-3 shadow-overlay max-sm:right-auto max-sm:left-0">
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className="grid grid-cols-2 gap-3">
          {selects.map(({ name, label: title, options }) => (
            <label key={name} className="grid gap-1 text-xs text-ink-2">
              {title}
              <select name={name} defaultValue={list.filters[name] ?? ''} className={field}>
                <option value="">{all}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {further.map((name) => (
            <label key={name} className="grid gap-1 text-xs text-ink-2">
              {names[name]}
              <input name={name} defaultValue={list.filters[name] ?? ''} className={field} {...(name.startsWith('score') ? { type: 'number', min: 0, max: 100, step: 1, inputMode: 'numeric' as const } : { type: 'date' })} />
            </label>
          ))}
        </div>
        <Button type="submit" size="sm">
          {apply}
        </Button>
      </form>
    </details>
  )
}
