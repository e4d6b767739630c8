import { ArrowLeftRight, Plus } from 'lucide-react'
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
import { interfaceGaps } from '@/lib/core/portfolio/landscape'
import { listInterfaces } from '@/lib/features/interfaces/queries'
import { interfaceSorts } from '@/lib/features/interfaces/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { landscapeFilters, landscapeSelects, shared } from './choices'
import { statusTone } from './status-tone'
import { ViewSwitch } from './view-switch'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interfaces'))('title') }
}

export default async function InterfacesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('interface:read')
  const params = await searchParams
  const list = readList(params, { sorts: interfaceSorts, filters: [...landscapeFilters, 'gap', 'state'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, selects, found] = await Promise.all([getTranslations('interfaces'), getFormats(), landscapeSelects(ctx), listInterfaces(ctx, { q, sort, dir, page, size, ...filters })])
  const { total, gaps } = found
  const add = found.mayEdit && (
    <ButtonLink href="/interfaces/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = total === 0 && !q && Object.keys(filters).length === 0
  return (
    <>
      <PageHeader
        size="answer"
        title={total === 0 ? t('title') : gaps.any ? t('answer.gaps', { gaps: gaps.any, total }) : t('answer.complete', { total })}
        sentence={total > 0 && gaps.any > 0 && t('sentence', { owner: gaps.owner, schema: gaps.schema })}
        action={
          !untouched && (
            <>
              <ViewSwitch now="list" kept={shared(list)} />
              <RegisterFiles ctx={ctx} register="interfaces" params={params} />
              {add}
            </>
          )
        }
      />
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/interfaces"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                ...selects,
                { name: 'gap', label: t('gap'), options: interfaceGaps.map((value) => ({ value, label: t(`gaps.${value}`) })) },
                { name: 'state', label: t('state'), unset: t('stateCurrent'), options: [{ value: 'archived', label: t('stateArchived') }, { value: 'all', label: t('stateAll') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/interfaces"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'code', header: t('code'), sortable: true, hidden: true },
          { id: 'from', header: t('from') },
          { id: 'to', header: t('to') },
          { id: 'via', header: t('via') },
          { id: 'protocol', header: t('protocol') },
          { id: 'status', header: t('status') },
          { id: 'gaps', header: t('gap') },
          { id: 'owner', header: t('owner'), wideOnly: true, hidden: true },
          { id: 'automations', header: t('automations'), align: 'right', wideOnly: true },
          { id: 'updatedAt', header: t('updated'), sortable: true, hidden: true },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/interfaces/${row.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: row.archivedAt ? t('archivedStatus') : row.code },
            code: row.code,
            from: nameIn(ctx.locale, row.fromSystem),
            to: nameIn(ctx.locale, row.toSystem),
            via: row.gateway ? nameIn(ctx.locale, row.gateway) : t('direct'),
            protocol: t(`protocols.${row.protocol}`),
            status: { text: t(`statuses.${row.status}`), tone: statusTone[row.status] },
            gaps: row.gaps.length ? { text: row.gaps.map((gap) => t(`gaps.${gap}`)).join(t('comma')), tone: 'watch' } : null,
            owner: row.owner?.name ?? null,
            automations: f.number(row.automations),
            updatedAt: f.date(row.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<ArrowLeftRight />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/interfaces" params={params} list={list} total={total} />}
    </>
  )
}
