import { FileStack, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { listHref, readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { yearlyHours } from '@/lib/core/portfolio/baseline'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { listProcesses } from '@/lib/features/processes/queries'
import { processSorts } from '@/lib/features/processes/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { indented } from '@/components/portfolio/indented'
import { savedViews } from '../saved-views'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('processes'))('title') }
}

export default async function ProcessesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('process:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/processes', params)
  const list = readList(params, { sorts: processSorts, filters: ['department', 'baseline', 'gap', 'state'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, g, f, departments, processes] = await Promise.all([
    getTranslations('processes'),
    getTranslations('components.gaps'),
    getFormats(),
    listDepartmentNames(ctx, {}),
    listProcesses(ctx, { q, sort, dir, page, size, ...filters }),
  ])
  const add = can(ctx.actor, 'process:edit') && (
    <ButtonLink href="/processes/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = processes.total === 0 && !q && Object.keys(filters).length === 0
  return (
    <>
      <PageHeader size="answer" title={processes.total === 0 && !untouched ? t('title') : t('answer', { count: processes.total })} sentence={processes.total > 0 && t('sentence', { missing: processes.missing })} action={
          <>
            <RegisterFiles ctx={ctx} register="processes" params={params} more={[{ register: 'baselines', label: t('baseline.title') }]} />
            {!untouched && add}
          </>
        } />
      {views}
      {processes.ownerless > 0 && !filters.gap && (
        <Callout tone="watch" title={g('ownerless', { count: processes.ownerless })} action={<ButtonLink href={listHref('/processes', params, { gap: 'owner' })} size="sm">{g('show')}</ButtonLink>}>
          {g('ownerlessText')}
        </Callout>
      )}
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/processes"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'department', label: t('department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
                { name: 'baseline', label: t('baselineFilter'), options: [{ value: 'missing', label: t('baselineMissing') }, { value: 'frozen', label: t('baselineFrozen') }] },
                { name: 'gap', label: t('owner'), options: [{ value: 'owner', label: g('ownerMissing') }] },
                { name: 'state', label: t('state'), unset: t('stateCurrent'), options: [{ value: 'archived', label: t('stateArchived') }, { value: 'all', label: t('stateAll') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/processes"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'code', header: t('code'), sortable: true, hidden: true },
          { id: 'department', header: t('department') },
          { id: 'owner', header: t('owner') },
          { id: 'volume', header: t('volume'), align: 'right' },
          { id: 'manual', header: t('manual'), align: 'right' },
          { id: 'hours', header: t('hours'), align: 'right', wideOnly: true },
          { id: 'automations', header: t('automationsColumn') },
          { id: 'updatedAt', header: t('updated'), sortable: true, hidden: true },
        ]}
        rows={processes.rows.map((process) => ({
          id: process.id,
          name: nameIn(ctx.locale, process),
          href: `/processes/${process.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, process), sub: process.archivedAt ? t('archivedStatus') : undefined },
            code: process.code,
            department: process.department && nameIn(ctx.locale, process.department),
            owner: process.owner?.name ?? null,
            volume: process.baseline ? f.number(process.baseline.annualVolume) : null,
            manual: process.baseline ? f.duration(process.baseline.manualMs) : { text: t('noBaselineStatus'), tone: 'watch' },
            hours: process.baseline ? f.number(yearlyHours(process.baseline)) : null,
            automations: process.automations ? t('automationsCell', { live: process.live, total: process.automations }) : null,
            updatedAt: f.date(process.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<FileStack />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/processes" params={params} list={list} total={processes.total} />}
    </>
  )
}
