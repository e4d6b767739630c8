import { Plus, Puzzle } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { listComponents } from '@/lib/features/components/queries'
import { componentSorts } from '@/lib/features/components/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { componentChoices } from './choices'
import { ReuseBand } from './reuse-band'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('components'))('title') }
}

export default async function ComponentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('component:read')
  const params = await searchParams
  const list = readList(params, { sorts: componentSorts, filters: ['kind', 'technology', 'use', 'state'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, a, f, choices, found] = await Promise.all([
    getTranslations('components'),
    getTranslations('automations'),
    getFormats(),
    componentChoices(),
    listComponents(ctx, { q, sort, dir, page, size, ...filters }),
  ])
  const { total, reuse } = found
  const add = found.mayEdit && (
    <ButtonLink href="/components/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = total === 0 && !q && Object.keys(filters).length === 0
  return (
    <>
      <PageHeader
        size="answer"
        title={untouched ? t('title') : reuse.shareBp === null ? t('answer.none') : t('answer.shared', { shared: reuse.shared, count: reuse.inService })}
        sentence={!untouched && t('sentence', { days: f.number(reuse.savedTenthDays / 10, { digits: 1 }) })}
        action={
          <>
            <RegisterFiles ctx={ctx} register="components" params={params} />
            {!untouched && add}
          </>
        }
      />
      {!untouched && <ReuseBand reuse={reuse} />}
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/components"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'kind', label: t('kind'), options: choices.kinds },
                { name: 'technology', label: t('technology'), options: choices.technologies },
                { name: 'use', label: t('use'), options: (['shared', 'single', 'unused'] as const).map((value) => ({ value, label: t(`useKinds.${value}`) })) },
                { name: 'state', label: t('state'), unset: t('stateCurrent'), options: [{ value: 'archived', label: t('stateArchived') }, { value: 'all', label: t('stateAll') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/components"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'code', header: t('code'), sortable: true, hidden: true },
          { id: 'kind', header: t('kind') },
          { id: 'technology', header: t('technology') },
          { id: 'release', header: t('release'), wideOnly: true },
          { id: 'owner', header: t('owner') },
          { id: 'uses', header: t('uses'), align: 'right' },
          { id: 'saved', header: t('savedColumn'), align: 'right' },
          { id: 'updatedAt', header: t('updated'), sortable: true, hidden: true },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/components/${row.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: row.archivedAt ? t('archivedStatus') : row.code },
            code: row.code,
            kind: t(`kinds.${row.kind}`),
            technology: row.technology ? a(`technologies.${row.technology}`) : t('anyTechnology'),
            release: row.release,
            owner: row.owner?.name ?? null,
            uses: f.number(row.uses),
            saved: row.savedTenthDays ? f.number(row.savedTenthDays / 10, { digits: 1 }) : null,
            updatedAt: f.date(row.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<Puzzle />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/components" params={params} list={list} total={total} />}
    </>
  )
}
