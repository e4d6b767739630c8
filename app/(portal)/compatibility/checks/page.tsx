import { Plus, Radar } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { checkKinds, environments } from '@/lib/core/autochecks/words'
import { nameIn } from '@/lib/core/localized'
import { listChecks } from '@/lib/features/autochecks/queries'
import { checkSorts } from '@/lib/features/autochecks/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { CompatTabs } from '../compat-tabs'
import { outcomeTone } from './outcome-tone'
import { paceWords } from './pace-word'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('autochecks'))('title') }
}

const filterNames = ['kind', 'outcome', 'environment', 'system', 'interface', 'automation', 'state'] as const

export default async function ChecksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compatibility:read')
  const params = await searchParams
  const list = readList(params, { sorts: checkSorts, filters: [...filterNames] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, pace, found] = await Promise.all([getTranslations('autochecks'), getFormats(), paceWords(), listChecks(ctx, { q, sort, dir, page, size, ...filters })])
  const { counts, total } = found
  const ran = total - counts.never
  const bad = counts.fail + counts.error
  const add = found.mayEdit && (
    <ButtonLink href="/compatibility/checks/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('list.add')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        size="answer"
        title={!total ? t('title') : !ran ? t('list.answerNever', { total }) : bad ? t('list.answerBad', { bad, ran }) : t('list.answerGood', { ran })}
        sentence={total > 0 && (bad > 0 || counts.never > 0) && t('list.sentence', { fail: counts.fail, error: counts.error, never: counts.never })}
        action={found.any && add}
      />
      <CompatTabs now="checks" />
      <DataTable
        toolbar={
          found.any && (
            <FilterBar
              path="/compatibility/checks"
              params={params}
              list={list}
              searchLabel={t('list.search')}
              selects={[
                { name: 'outcome', label: t('outcome'), options: (['fail', 'error', 'pass', 'never'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) })) },
                { name: 'kind', label: t('kind'), options: checkKinds.map((value) => ({ value, label: t(`kinds.${value}.name`) })) },
                { name: 'environment', label: t('environment'), options: environments.map((value) => ({ value, label: t(`environments.${value}`) })) },
                { name: 'state', label: t('state'), unset: t('states.current'), options: (['paused', 'archived', 'all'] as const).map((value) => ({ value, label: t(`states.${value}`) })) },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/compatibility/checks"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'outcome', header: t('outcome') },
          { id: 'kind', header: t('kind'), sortable: true },
          { id: 'subject', header: t('subject') },
          { id: 'environment', header: t('environment'), hidden: true },
          { id: 'lastAt', header: t('lastAt'), sortable: true },
          { id: 'pace', header: t('pace.label'), wideOnly: true },
        ]}
        rows={found.rows.map((row) => {
          const subjects = [row.interface, row.system, row.automation].flatMap((one) => (one ? nameIn(ctx.locale, one) : []))
          const outcome = row.lastOutcome ?? 'never'
          return {
            id: row.id,
            name: nameIn(ctx.locale, row),
            href: `/compatibility/checks/${row.id}`,
            cells: {
              name: { text: nameIn(ctx.locale, row), sub: row.target },
              outcome: { text: row.lastFault ? t(`faults.${row.lastFault}.title`) : t(`outcomes.${outcome}`), tone: outcomeTone[outcome], sub: row.failuresInRow > 1 ? t('inRow', { count: row.failuresInRow }) : undefined },
              kind: t(`kinds.${row.kind}.name`),
              subject: { text: subjects[0] ?? '–', sub: [...subjects.slice(1), row.environment === 'production' ? t('environments.production') : t('environments.test')].join(' · ') },
              environment: row.environment === 'production' ? t('environments.production') : t('environments.test'),
              lastAt: row.lastAt ? f.dateTime(row.lastAt) : null,
              pace: row.archivedAt ? t('states.archived') : row.status === 'paused' ? t('states.paused') : pace(row.everyMinutes),
            },
          }
        })}
        empty={
          found.any ? undefined : (
            <EmptyState icon={<Radar />} title={t('list.emptyTitle')} action={add}>
              {t('list.emptyText')}
            </EmptyState>
          )
        }
      />
      {found.any && <Pagination path="/compatibility/checks" params={params} list={list} total={total} />}
    </>
  )
}
