import { FileLock2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { complianceOverview, type OverviewRow } from '@/lib/features/compliance/overview'
import { overviewSorts, overviewStates } from '@/lib/features/compliance/schema'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { say } from '@/lib/i18n/say'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { savedViews } from '../saved-views'
import { AreaTabs } from './area-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compliance'))('title') }
}

const flags = ['personal', 'sensitive', 'automated', 'crossBorder'] as const
const toneOf = { missing: 'watch', complete: 'ok', notNeeded: 'none' } as const

export default async function CompliancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compliance:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/compliance', params)
  const list = readList(params, { sorts: overviewSorts, dir: 'desc', filters: ['state', 'department', 'flag', 'who'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, root, f, day, departments, { rows, total, totals, today }] = await Promise.all([
    getTranslations('compliance'), getTranslations(), getFormats(), getDayFormat(), listDepartmentNames(ctx, {}), complianceOverview(ctx, { q, sort, dir, page, size, ...filters }),
  ])
  const people = (row: OverviewRow) => [...new Map(row.gaps.flatMap(({ who }) => who).map(({ id, name }) => [id, name])).values()]
  return (
    <>
      <PageHeader
        size="answer"
        title={t('answer', { count: totals.missing })}
        sentence={t('sentence', { all: totals.all })}
        action={
          <>
            {can(ctx.actor, 'compliance:export') && <ButtonLink href={`/api/compliance/records/pdf?language=${ctx.locale}`} download>{t('pdf')}</ButtonLink>}
            <RegisterFiles ctx={ctx} register="compliance" params={params} exportPermission="compliance:export" importPermission={null} />
          </>
        }
      />
      <AreaTabs active="processes" />
      {views}
      {totals.all > 0 && (
        <StatBand>
          <Stat label={t('stats.missing')} value={f.number(totals.missing)} tone={totals.missing ? 'watch' : 'ok'} note={t('stats.missingNote', { unknown: totals.unknown })} />
          <Stat label={t('stats.records')} value={totals.personal ? t('stats.recordsValue', { done: totals.withRecord, all: totals.personal }) : null} note={t('stats.recordsNote')} />
          <Stat label={t('stats.automated')} value={totals.records ? f.number(totals.automated) : null} note={t('stats.automatedNote', { count: totals.records })} />
          <Stat label={t('stats.crossBorder')} value={totals.records ? f.number(totals.crossBorder) : null} note={t('stats.crossBorderNote', { count: totals.records })} />
        </StatBand>
      )}
      <DataTable
        toolbar={
          totals.all > 0 && (
            <FilterBar
              path="/compliance"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'state', label: t('filters.state'), options: overviewStates.map((value) => ({ value, label: t(`states.${value}`) })) },
                { name: 'flag', label: t('filters.flag'), options: flags.map((value) => ({ value, label: t(`flags.${value}`) })) },
                { name: 'department', label: t('columns.department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
                { name: 'who', label: t('filters.who'), options: [{ value: 'me', label: t('filters.me') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/compliance"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('columns.process'), sortable: true },
          { id: 'data', header: t('columns.data') },
          { id: 'missing', header: t('columns.missing'), sortable: true },
          { id: 'who', header: t('columns.who') },
          { id: 'department', header: t('columns.department'), wideOnly: true },
          { id: 'reviewOn', header: t('columns.reviewOn'), sortable: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/processes/${row.id}?tab=compliance`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: row.code },
            data: row.dataClasses.length ? f.list(row.dataClasses.map((name) => root(`processes.dataClass.${name}`))) : { text: t('notSaid'), tone: 'watch' },
            missing: { text: row.state === 'missing' ? t('missingCount', { count: row.gaps.length }) : t(`states.${row.state}`), tone: toneOf[row.state], ...(row.gaps[0] && { sub: say(root, row.gaps[0]) }) },
            who: row.gaps.length ? (people(row).length ? f.list(people(row)) : { text: t('nobody'), tone: 'watch' }) : null,
            department: row.department && nameIn(ctx.locale, row.department),
            reviewOn: row.reviewOn && { text: day(row.reviewOn), ...(row.reviewOn < today && { tone: 'act' as const }) },
          },
        }))}
        empty={
          totals.all === 0 ? (
            <EmptyState icon={<FileLock2 />} title={t('emptyTitle')} action={can(ctx.actor, 'process:edit') && <ButtonLink href="/processes/new" variant="primary">{root('processes.add')}</ButtonLink>}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {totals.all > 0 && <Pagination path="/compliance" params={params} list={list} total={total} />}
    </>
  )
}
