import { FileSearch } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { impactCode, impactStatuses } from '@/lib/core/compliance/impact'
import { nameIn } from '@/lib/core/localized'
import { listAssessments } from '@/lib/features/compliance/assessment-queries'
import { assessmentSorts } from '@/lib/features/compliance/schema'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { savedViews } from '../../saved-views'
import { AreaTabs } from '../area-tabs'
import { impactTone } from '../status-tone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('impact'))('title') }
}

const PATH = '/compliance/assessments'

export default async function AssessmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compliance:read')
  const params = await searchParams
  const views = await savedViews(ctx, PATH, params)
  const list = readList(params, { sorts: assessmentSorts, dir: 'desc', filters: ['status', 'mine', 'process'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, day, { rows, total, waiting, any, today }] = await Promise.all([getTranslations('impact'), getFormats(), getDayFormat(), listAssessments(ctx, { q, sort, dir, page, size, ...filters })])
  const begin = can(ctx.actor, 'compliance:edit') && (
    <ButtonLink href={`${PATH}/new`} variant="primary">
      {t('begin')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader size="answer" title={t('answer', { count: waiting })} sentence={t('sentence')} action={any > 0 && begin} />
      <AreaTabs active="assessments" />
      {views}
      <DataTable
        toolbar={
          any > 0 && (
            <FilterBar
              path={PATH}
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'status', label: t('filters.status'), options: [...impactStatuses, 'expired' as const].map((value) => ({ value, label: t(`statuses.${value}`) })) },
                { name: 'mine', label: t('filters.mine'), options: [{ value: 'asked', label: t('filters.asked') }, { value: 'own', label: t('filters.own') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path={PATH}
        params={params}
        list={list}
        columns={[
          { id: 'title', header: t('columns.title'), sortable: true },
          { id: 'process', header: t('columns.process') },
          { id: 'status', header: t('columns.status') },
          { id: 'waitingFor', header: t('columns.waitingFor') },
          { id: 'validUntil', header: t('columns.validUntil'), sortable: true },
          { id: 'kind', header: t('columns.kind'), wideOnly: true },
          { id: 'owner', header: t('columns.owner') },
          { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, hidden: true },
          { id: 'number', header: t('columns.number'), sortable: true, hidden: true },
        ]}
        rows={rows.map((row) => {
          const expired = row.status === 'approved' && row.validUntil !== null && row.validUntil < today
          return {
            id: row.id,
            name: row.title,
            href: `${PATH}/${row.number}`,
            cells: {
              title: { text: row.title, sub: impactCode(row.number) },
              process: nameIn(ctx.locale, row.process),
              status: { text: t(`statuses.${expired ? 'expired' : row.status}`), tone: expired ? 'act' : impactTone[row.status] },
              waitingFor: row.waitingFor.length ? f.list(row.waitingFor.map(({ name }) => name)) : null,
              validUntil: row.status === 'approved' && row.validUntil ? day(row.validUntil) : null,
              kind: t(`kinds.${row.kind}`),
              owner: row.owner.name,
              updatedAt: f.date(row.updatedAt),
              number: impactCode(row.number),
            },
          }
        })}
        empty={
          any === 0 ? (
            <EmptyState icon={<FileSearch />} title={t('emptyTitle')} action={begin}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {any > 0 && <Pagination path={PATH} params={params} list={list} total={total} />}
    </>
  )
}
