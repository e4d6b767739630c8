import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { errorKinds, runStatuses } from '@/lib/core/runs/status'
import { listRuns } from '@/lib/features/runs/list-runs'
import { RunFilter } from '@/lib/features/runs/schema'
import { filterNames, namedFilters } from '@/lib/features/runs/filter-names'
import { pageCtx } from '@/lib/server/auth'
import { RunTable } from '@/components/metrics/run-table'
import { ActiveFilters } from './active-filters'
import { savedViews } from '../../saved-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boards.run'))('list') }
}

const field = 'h-row rounded-md border border-line-strong bg-surface px-2 text-sm'
const kept = [...namedFilters, 'counted'] as const

export default async function RunListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('run:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/runs/list', params)
  const given: Record<string, string> = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])))
  const t = await getTranslations()
  const filter = RunFilter.safeParse(given).success ? given : {}
  const [locale, names] = await Promise.all([getLocale(), filterNames(ctx, filter)])
  const { data, next } = await listRuns(ctx, filter).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invalid') return { data: [], next: null }
    throw error
  })
  return (
    <>
      <PageHeader crumbs={[{ label: t('boards.runs.title'), href: '/runs' }]} title={t('boards.run.listTitle')} />
      {views}
      <form className="mb-4 flex flex-wrap items-end gap-2" data-print="no">
        {kept.map((name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />)}
        <select name="status" defaultValue={filter.status ?? ''} aria-label={t('boards.run.status')} className={field}>
          <option value="">{t('boards.run.status')}</option>
          {runStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`runs.status.${status}`)}
            </option>
          ))}
        </select>
        <select name="errorKind" defaultValue={filter.errorKind ?? ''} aria-label={t('boards.run.kind')} className={field}>
          <option value="">{t('boards.run.kind')}</option>
          {errorKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`runs.errorKind.${kind}`)}
            </option>
          ))}
        </select>
        <input name="from" type="date" defaultValue={filter.from} aria-label={t('audit.filterFrom')} className={field} />
        <input name="to" type="date" defaultValue={filter.to} aria-label={t('audit.filterTo')} className={field} />
        <Button type="submit">{t('audit.apply')}</Button>
        {Object.keys(filter).length > 0 && (
          <ButtonLink href="/runs/list" variant="quiet">
            {t('audit.clear')}
          </ButtonLink>
        )}
      </form>
      <ActiveFilters filter={filter} names={names} locale={locale} />
      {data.length === 0 ? (
        <EmptyState title={t('boards.run.listEmpty')} action={<ButtonLink href="/runs/list">{t('audit.clear')}</ButtonLink>}>
          {t('boards.run.listEmptyText')}
        </EmptyState>
      ) : (
        <RunTable runs={data} />
      )}
      <div className="mt-4 flex gap-2">
        {filter.cursor && <ButtonLink href={listHref('/runs/list', filter, { cursor: null })}>{t('boards.run.newest')}</ButtonLink>}
        {next && <ButtonLink href={listHref('/runs/list', filter, { cursor: next })}>{t('boards.run.older')}</ButtonLink>}
      </div>
    </>
  )
}
