import { Lightbulb, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import { DataTable } from '@/components/table/data-table'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { assessorChoices } from '@/lib/features/requests/bulk-requests'
import { listChoices, listRequests } from '@/lib/features/requests/list-requests'
import { listSorts } from '@/lib/features/requests/list-schema'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { savedViews } from '../saved-views'
import { ExportMenu } from './list/export-menu'
import { RequestBulk } from './list/request-bulk'
import { requestFilterNames, RequestFilters } from './list/request-filters'
import { requestColumns, requestRowCells } from './list/request-rows'
import { StatusStrip } from './list/status-strip'
import { ViewSwitch } from './list/view-switch'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('title') }
}

const path = '/requests'

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('request:read')
  const params = await searchParams
  const views = await savedViews(ctx, path, params)
  const list = readList(params, { sorts: listSorts, dir: 'desc', filters: requestFilterNames })
  const { q, sort, dir, page, size, filters } = list
  const [t, { rows, total, more, cut, counts }] = await Promise.all([getTranslations('requests'), listRequests(ctx, { q, sort, dir, page, size, ...filters })])
  const file = can(ctx.actor, 'request:file') && (
    <ButtonLink href="/requests/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('file')}
    </ButtonLink>
  )
  if (counts.total === 0 && rows.length === 0 && Object.keys(filters).length === 0)
    return (
      <>
        <PageHeader size="answer" title={t('title')} action={can(ctx.actor, 'request:import') && <ButtonLink href="/requests/import">{t('import')}</ButtonLink>} />
        <EmptyState icon={<Lightbulb />} title={t('emptyTitle')} action={<>{file}<ButtonLink href="/calculator">{t('emptyCalculator')}</ButtonLink></>}>
          {t('emptyText')}
        </EmptyState>
      </>
    )
  const columns = await requestColumns(ctx)
  const mayEdit = can(ctx.actor, 'request:edit')
  return (
    <>
      <PageHeader
        size="answer"
        title={t('answer', { waiting: (counts.byStatus.submitted ?? 0) + (counts.byStatus['in-assessment'] ?? 0), overdue: counts.overdue })}
        sentence={t('sentence', { total: counts.total, live: counts.byStatus.live ?? 0 })}
        action={file}
      />
      <StatusStrip counts={counts.byStatus} params={params} path={path} active={filters.status} />
      <div data-print="no" className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <ViewSwitch params={params} active="list" />
        <div className="flex flex-wrap gap-2">
          {can(ctx.actor, 'request:import') && <ButtonLink href="/requests/import">{t('import')}</ButtonLink>}
          {can(ctx.actor, 'request:export') && <ExportMenu register="requests" params={{ ...params, sort: list.sort, dir: list.dir }} />}
        </div>
      </div>
      {views}
      <Messages areas={['requests', 'workflow', 'requestDetail', 'requestForm']}>
        <DataTable
          caption={t('title')}
          path={path}
          params={params}
          list={list}
          columns={columns}
          rows={await requestRowCells(ctx, rows)}
          bulkBar={mayEdit ? <Bulk ctx={ctx} /> : undefined}
          toolbar={<RequestFilters ctx={ctx} path={path} params={params} list={list} />}
          empty={<p className="panel px-4 py-6 text-ink-2">{t('nothing')}</p>}
        />
      </Messages>
      {cut && <p className="mt-2 text-sm text-ink-2">{t('cut')}</p>}
      <Pagination path={path} params={params} list={list} total={total} atLeast={more} />
    </>
  )
}

async function Bulk({ ctx }: { ctx: Awaited<ReturnType<typeof pageCtx>> }) {
  const [assessors, departments] = await Promise.all([assessorChoices(ctx, {}), listChoices(ctx, {})])
  return (
    <RequestBulk
      assessors={assessors}
      departments={departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) }))}
      mayDecline={can(ctx.actor, 'request:assess')}
      mayExport={can(ctx.actor, 'request:export')}
    />
  )
}
