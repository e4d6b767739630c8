import { Bot, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { formatFigure } from '@/components/metrics/figure-format'
import { indented } from '@/components/portfolio/indented'
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
import { stages, technologies } from '@/lib/core/portfolio/stages'
import { listAutomations } from '@/lib/features/automations/queries'
import { automationSorts } from '@/lib/features/automations/schema'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { HealthCell } from './health-cell'
import { savedViews } from '../saved-views'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('automations'))('title') }
}

export default async function AutomationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('automation:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/automations', params)
  const list = readList(params, { sorts: automationSorts, filters: ['phase', 'stage', 'technology', 'department', 'owners', 'state'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, g, f, departments, phases, automations] = await Promise.all([
    getTranslations('automations'),
    getTranslations('components.gaps'),
    getFormats(),
    listDepartmentNames(ctx, {}),
    findPhases(ctx, {}),
    listAutomations(ctx, { q, sort, dir, page, size, ...filters }),
  ])
  const { total, summary } = automations
  const add = can(ctx.actor, 'automation:edit') && (
    <ButtonLink href="/automations/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const answer = total === 0 ? t('answer.none') : !summary.measured ? t('answer.unmeasured', { count: total }) : summary.below ? t('answer.below', { below: summary.below, measured: summary.measured }) : t('answer.allGood', { count: summary.measured })
  const untouched = total === 0 && !q && Object.keys(filters).length === 0
  return (
    <>
      <PageHeader
        size="answer"
        title={summary.measured === null || (total === 0 && !untouched) ? t('title') : answer}
        sentence={total > 0 && t(summary.measured ? 'sentence' : 'sentencePlain', { total, live: summary.live })}
        action={
          <>
            <RegisterFiles ctx={ctx} register="automations" params={params} />
            {!untouched && add}
          </>
        }
      />
      {views}
      {summary.oneOwner > 0 && !filters.owners && (
        <Callout tone="watch" title={g('oneOwner', { count: summary.oneOwner })} action={<ButtonLink href={listHref('/automations', params, { owners: 'gap' })} size="sm">{g('show')}</ButtonLink>}>
          {g('oneOwnerText')}
        </Callout>
      )}
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/automations"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'phase', label: t('phase'), options: [...phases.map((phase) => ({ value: phase.id, label: phase.label })), { value: 'none', label: t('noPhase') }] },
                { name: 'stage', label: t('stage'), options: stages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) })) },
                { name: 'technology', label: t('technology'), options: technologies.map((name) => ({ value: name, label: t(`technologies.${name}`) })) },
                { name: 'department', label: t('department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
                { name: 'owners', label: g('owners'), options: [{ value: 'gap', label: g('ownersGap') }] },
                { name: 'state', label: t('state'), unset: t('stateCurrent'), options: [{ value: 'archived', label: t('stateArchived') }, { value: 'all', label: t('stateAll') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/automations"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'code', header: t('code'), sortable: true, hidden: true },
          { id: 'health', header: t('health'), sortable: true },
          { id: 'success', header: t('success'), align: 'right' },
          { id: 'reduction', header: t('reduction'), align: 'right' },
          { id: 'throughput', header: t('throughput'), align: 'right', wideOnly: true },
          { id: 'stage', header: t('stage') },
          { id: 'phase', header: t('phase'), wideOnly: true },
          { id: 'technology', header: t('technology'), hidden: true },
          { id: 'department', header: t('department'), hidden: true },
          { id: 'owner', header: t('owner'), wideOnly: true },
          { id: 'updatedAt', header: t('updated'), sortable: true, hidden: true },
        ]}
        rows={automations.rows.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/automations/${row.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: row.archivedAt ? t('archivedStatus') : nameIn(ctx.locale, row.process) },
            code: row.code,
            health: <HealthCell health={row.health} linked={row.linked} stage={row.stage} />,
            success: row.health?.successRate.value == null ? null : formatFigure(f, row.health.successRate),
            reduction: row.health?.ahtReduction.value == null ? null : formatFigure(f, row.health.ahtReduction),
            throughput: row.health?.throughput.value == null ? null : formatFigure(f, row.health.throughput),
            stage: t(`stages.${row.stage}`),
            phase: row.phase && nameIn(ctx.locale, row.phase),
            technology: t(`technologies.${row.technology}`),
            department: row.process.department && nameIn(ctx.locale, row.process.department),
            owner: row.owner?.name ?? null,
            updatedAt: f.date(row.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<Bot />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/automations" params={params} list={list} total={total} />}
    </>
  )
}
