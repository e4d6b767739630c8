import { Grid3x3 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { cellStates } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { compatMatrix, type CompatMatrix } from '@/lib/features/compatibility/matrix'
import { matrixChoices } from '@/lib/features/compatibility/matrix-choices'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { CompatTabs } from './compat-tabs'
import { Legend } from './legend'
import { Matrix, type ShownGroup } from './matrix'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatibility'))('title') }
}

const groups = ['department', 'phase', 'process'] as const

export default async function CompatibilityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compatibility:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['name'], filters: ['state', 'system', 'phase', 'department', 'stage', 'group'] })
  const { group: asked, ...filters } = list.filters
  const group = groups.find((one) => one === asked) ?? 'department'
  const [t, found, choices] = await Promise.all([getTranslations('compatibility'), compatMatrix(ctx, { q: list.q, ...filters }), matrixChoices(ctx, {})])
  const { rows, systems, count, total } = found
  const untouched = rows.length === 0 && !list.q && Object.keys(filters).length === 0
  const title = total === 0 ? t('headline.none') : count.red ? t('headline.red', { count: count.red }) : count.stale ? t('headline.stale', { count: count.stale }) : count.green === total ? t('headline.green', { count: total }) : count.untested ? t('headline.untested', { count: count.untested }) : t('headline.mixed', { green: count.green, total })
  const option = (row: { id: string; name: string; nameZh: string | null }) => ({ value: row.id, label: nameIn(ctx.locale, row) })
  const words = {
    cell: (cell: CompatMatrix['rows'][number]['cells'][number], automation: string, system: string) =>
      [
        t('matrix.cell', { automation, system, state: t(`states.${cell.state}`) }),
        cell.testedRelease !== null || cell.testedAt ? t('matrix.cellTested', { release: cell.testedRelease ?? t('release.unknown') }) : null,
        cell.currentRelease !== null && cell.currentRelease !== cell.testedRelease ? t('matrix.cellRuns', { release: cell.currentRelease }) : null,
        cell.blockers ? t('matrix.cellBlockers', { count: cell.blockers }) : null,
        cell.faults ? t('matrix.cellFaults', { count: cell.faults }) : null,
      ].filter(Boolean).join(' · '),
  }
  return (
    <Messages areas={['compatibility']}>
      <PageHeader
        size="answer"
        title={title}
        sentence={total > 0 && t('sentence', { rows: rows.length, systems: systems.length, ...count })}
        action={!untouched && <RegisterFiles ctx={ctx} register="compatibility" params={params} exportPermission="compatibility:export" importPermission={null} />}
      />
      <CompatTabs now="matrix" />
      {!untouched && (
        <FilterBar
          path="/compatibility"
          params={params}
          list={list}
          searchLabel={t('matrix.search')}
          selects={[
            { name: 'state', label: t('matrix.state'), options: cellStates.map((value) => ({ value, label: t(`states.${value}`) })) },
            { name: 'system', label: t('matrix.system'), options: choices.systems.map(option) },
            { name: 'phase', label: t('matrix.phase'), options: choices.phases.map(option) },
            { name: 'department', label: t('matrix.department'), options: choices.departments.map(option) },
            { name: 'stage', label: t('matrix.stage'), options: [{ value: 'live', label: t('matrix.stageLive') }, { value: 'building', label: t('matrix.stageBuilding') }] },
            { name: 'group', label: t('matrix.group'), unset: t('matrix.groups.department'), options: groups.slice(1).map((value) => ({ value, label: t(`matrix.groups.${value}`) })) },
          ]}
        />
      )}
      {rows.length > 0 && (
        <>
          <Legend count={count} />
          <Matrix
            groups={groupsOf(found, group, ctx.locale, t('matrix.noGroup'), words, t('matrix.noPlan'))}
            systems={systems.map((system) => ({ id: system.id, name: nameIn(ctx.locale, system), code: system.code, release: system.release }))}
          />
        </>
      )}
      {rows.length === 0 &&
        (untouched ? (
          <EmptyState icon={<Grid3x3 />} title={t('matrix.emptyTitle')} action={<ButtonLink href="/automations">{t('matrix.automation')}</ButtonLink>}>
            {t('matrix.emptyText')}
          </EmptyState>
        ) : (
          <EmptyState title={t('matrix.noneTitle')} action={<ButtonLink href="/compatibility">{t('matrix.clear')}</ButtonLink>}>
            {t('matrix.noneText')}
          </EmptyState>
        ))}
    </Messages>
  )
}

interface Words {
  cell(cell: CompatMatrix['rows'][number]['cells'][number], automation: string, system: string): string
}

/** Rows below what they have in common, groups and rows by name. */
function groupsOf({ rows, systems }: CompatMatrix, by: (typeof groups)[number], locale: 'en' | 'zh-CN', none: string, words: Words, noPlan: string): ShownGroup[] {
  const names = new Map(systems.map((system) => [system.id, nameIn(locale, system)]))
  const found = new Map<string, ShownGroup>()
  for (const row of rows) {
    const of = by === 'department' ? row.process.department : by === 'phase' ? row.phase : row.process
    const key = of?.id ?? ''
    const group = found.get(key) ?? { id: key, name: of ? nameIn(locale, of) : none, rows: [] }
    const name = nameIn(locale, row)
    group.rows.push({
      id: row.id, name, code: row.code, note: row.planned ? null : noPlan,
      cells: Object.fromEntries(row.cells.filter(({ systemId }) => names.has(systemId)).map((cell) => [cell.systemId, { state: cell.state, title: words.cell(cell, name, names.get(cell.systemId)!), blockers: cell.blockers }])),
    })
    found.set(key, group)
  }
  return [...found.values()].sort((a, b) => Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name, locale))
}
