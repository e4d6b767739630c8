import { UserCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { reviewCode, reviewStatuses } from '@/lib/core/reviews/task'
import { listReviews } from '@/lib/features/reviews/register'
import { reviewSorts } from '@/lib/features/reviews/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../../register-files'
import { savedViews } from '../../saved-views'
import { ReviewTabs } from '../review-tabs'
import { statusTone, stepOf } from '../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.tabs'))('all') }
}

export default async function AllReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('review:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/reviews/all', params)
  const list = readList(params, { sorts: reviewSorts, dir: 'desc', filters: ['status', 'point', 'look', 'from', 'automation', 'person'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, { rows, total, any, open, points }] = await Promise.all([getTranslations('reviews'), getFormats(), listReviews(ctx, { q, sort, dir, page, size, ...filters })])
  const late = (row: (typeof rows)[number]) => (row.status === 'waiting' || row.status === 'claimed') && row.dueAt <= ctx.now
  return (
    <>
      <PageHeader size="answer" title={any ? t('answer.reader', { count: open }) : t('tabs.all')} action={any && <RegisterFiles ctx={ctx} register="reviews" params={params} exportPermission="review:export" importPermission={null} />} />
      <ReviewTabs active="all" />
      {views}
      <DataTable
        caption={t('tabs.all')}
        path="/reviews/all"
        params={params}
        list={list}
        toolbar={
          any && (
            <FilterBar
              path="/reviews/all"
              params={params}
              list={list}
              searchLabel={t('list.search')}
              selects={[
                { name: 'status', label: t('list.status'), options: (['open', 'late', ...reviewStatuses] as const).map((value) => ({ value, label: t(`statuses.${value}`) })) },
                { name: 'point', label: t('list.point'), options: points.map((point) => ({ value: point.id, label: stepOf(point, ctx.locale) })) },
                { name: 'look', label: t('list.look'), options: (['asked', 'reversed'] as const).map((value) => ({ value, label: t(`looks.${value}`) })) },
              ]}
            />
          )
        }
        columns={[
          { id: 'document', header: t('queue.columns.document'), maxWidth: '26rem' },
          { id: 'status', header: t('list.status') },
          { id: 'step', header: t('queue.columns.step') },
          { id: 'decidedBy', header: t('list.decidedBy') },
          { id: 'askedAt', header: t('queue.columns.asked'), sortable: true, align: 'right' },
          { id: 'dueAt', header: t('queue.columns.due'), sortable: true, hidden: true, align: 'right' },
          { id: 'automation', header: t('list.automation'), hidden: true },
          { id: 'endedAt', header: t('export.ended'), sortable: true, hidden: true, align: 'right' },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          href: `/reviews/${reviewCode(row.number)}`,
          name: row.title,
          cells: {
            document: { text: row.title, sub: reviewCode(row.number) },
            status: { text: late(row) ? t('statuses.late') : t(`statuses.${row.status}`), tone: late(row) ? ('act' as const) : statusTone[row.status] },
            step: { text: stepOf(row.point, ctx.locale), sub: nameIn(ctx.locale, row.point.process) },
            decidedBy: [...new Set(row.decisions.filter(({ kind }) => kind === 'decision').map(({ person }) => person.name))].join(', ') || null,
            askedAt: f.relative(row.askedAt, ctx.now),
            dueAt: f.dateTime(row.dueAt),
            automation: row.automation && nameIn(ctx.locale, row.automation),
            endedAt: row.endedAt && f.dateTime(row.endedAt),
          },
        }))}
        empty={
          any ? undefined : (
            <EmptyState icon={<UserCheck />} title={t('list.emptyTitle')}>
              {t('list.emptyText')}
            </EmptyState>
          )
        }
      />
      {any && <Pagination path="/reviews/all" params={params} list={list} total={total} />}
    </>
  )
}
