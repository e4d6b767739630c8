import { Plus, Server } from 'lucide-react'
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
import { listSystems } from '@/lib/features/systems/queries'
import { systemSorts } from '@/lib/features/systems/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('systems'))('title') }
}

export default async function SystemsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('system:read')
  const params = await searchParams
  const list = readList(params, { sorts: systemSorts })
  const { q, sort, dir, page, size } = list
  const [t, f, systems] = await Promise.all([getTranslations('systems'), getFormats(), listSystems(ctx, { q, sort, dir, page, size })])
  const add = systems.mayCreate && (
    <ButtonLink href="/systems/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = systems.total === 0 && !q
  return (
    <>
      <PageHeader title={t('title')} sentence={t('subtitle', { count: systems.total })} action={
          <>
            <RegisterFiles ctx={ctx} register="systems" params={params} />
            {!untouched && add}
          </>
        } />
      <DataTable
        toolbar={!untouched && <FilterBar path="/systems" params={params} list={list} searchLabel={t('search')} />}
        caption={t('title')}
        path="/systems"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'code', header: t('code'), sortable: true },
          { id: 'vendor', header: t('vendor'), sortable: true },
          { id: 'release', header: t('release') },
          { id: 'owner', header: t('owner') },
          { id: 'processes', header: t('processes'), align: 'right' },
          { id: 'updatedAt', header: t('updated'), sortable: true, hidden: true },
        ]}
        rows={systems.rows.map((system) => ({
          id: system.id,
          name: nameIn(ctx.locale, system),
          href: `/systems/${system.id}`,
          cells: {
            name: nameIn(ctx.locale, system),
            code: system.code,
            vendor: system.vendor,
            release: system.release,
            owner: system.owner?.name ?? null,
            processes: f.number(system.processes),
            updatedAt: f.date(system.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<Server />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/systems" params={params} list={list} total={systems.total} />}
    </>
  )
}
