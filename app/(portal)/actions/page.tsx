import { ListChecks, Plus } from 'lucide-react'
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
import { actionSources } from '@/lib/core/actions/action-item'
import { nameIn } from '@/lib/core/localized'
import { listActions, usualView } from '@/lib/features/actions/queries'
import { actionSorts, actionViews } from '@/lib/features/actions/schema'
import { findPhases } from '@/lib/features/programme/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { standingOf } from './due-words'
import { savedViews } from '../saved-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('actions'))('title') }
}

export default async function ActionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('work:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/actions', params)
  const list = readList(params, { sorts: actionSorts, filters: ['view', 'phase', 'source'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, day, phases, { rows, total, summary }] = await Promise.all([
    getTranslations('actions'),
    getFormats(),
    getDayFormat(),
    can(ctx.actor, 'programme:read') ? findPhases(ctx, {}) : [],
    listActions(ctx, { q, sort, dir, page, size, ...filters }),
  ])
  const usual = usualView(ctx)
  const add = can(ctx.actor, 'action:close-own') && (
    <ButtonLink href="/actions/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const answer = summary.overdue ? t('answer.overdue', { count: summary.overdue }) : summary.today ? t('answer.today', { count: summary.today }) : summary.open ? t('answer.open', { count: summary.open }) : t('answer.none')
  return (
    <>
      <PageHeader
        size="answer"
        title={summary.any ? answer : t('title')}
        sentence={[
          summary.open > summary.mine && t('sentence.mine', { mine: summary.mine, open: summary.open }),
          summary.onTimeBp !== null && t('sentence.onTime', { rate: f.percent(summary.onTimeBp, { digits: 0 }) }),
        ]
          .filter(Boolean)
          .join(' ')}
        action={summary.any && add}
      />
      {views}
      <DataTable
        caption={t('title')}
        path="/actions"
        params={params}
        list={list}
        toolbar={
          summary.any && (
            <FilterBar
              path="/actions"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'view', label: t('view'), unset: t(`views.${usual}`), options: actionViews.filter((view) => view !== usual).map((view) => ({ value: view, label: t(`views.${view}`) })) },
                ...(phases.length ? [{ name: 'phase', label: t('phase'), options: phases.map((phase) => ({ value: phase.id, label: phase.label })) }] : []),
                { name: 'source', label: t('source'), options: actionSources.map((source) => ({ value: source, label: t(`sources.${source}`) })) },
              ]}
            />
          )
        }
        columns={[
          { id: 'text', header: t('text'), sortable: true, maxWidth: '34rem' },
          { id: 'dueOn', header: t('due'), sortable: true },
          { id: 'owner', header: t('ownerPlain') },
          { id: 'phase', header: t('phase'), wideOnly: true },
          { id: 'source', header: t('source'), wideOnly: true },
          { id: 'createdAt', header: t('created'), sortable: true, hidden: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: row.text,
          href: `/actions/${row.id}`,
          cells: {
            text: row.text,
            dueOn: { ...standingOf(row, t), sub: day(row.dueOn) },
            owner: row.owner?.name ?? null,
            phase: row.phase && nameIn(ctx.locale, row.phase),
            source: t(`sources.${row.source}`),
            createdAt: f.date(row.createdAt),
          },
        }))}
        empty={
          summary.any ? undefined : (
            <EmptyState icon={<ListChecks />} title={t('emptyTitle')} action={add}>
              {t(can(ctx.actor, 'action:read') ? 'emptyText' : 'emptyOwnText')}
            </EmptyState>
          )
        }
      />
      {summary.any && <Pagination path="/actions" params={params} list={list} total={total} />}
    </>
  )
}
