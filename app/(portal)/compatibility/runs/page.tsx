import { ClipboardCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { runStatuses } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { listRuns } from '@/lib/features/compatibility/lists'
import { runSorts } from '@/lib/features/compatibility/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { CompatTabs } from '../compat-tabs'
import { runTone, statusTone } from '../tones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatibility.runs'))('title') }
}

export default async function CompatRunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compatibility:read')
  const params = await searchParams
  const list = readList(params, { sorts: runSorts, dir: 'desc', filters: ['status'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, found] = await Promise.all([getTranslations('compatibility'), getFormats(), listRuns(ctx, { q, sort, dir, page, size, ...filters })])
  const untouched = found.total === 0 && !q && Object.keys(filters).length === 0
  return (
    <>
      <PageHeader size="answer" title={untouched ? t('runs.answerNone') : found.open ? t('runs.answerOpen', { count: found.open }) : t('runs.answerQuiet')} sentence={t('runs.sentence')} />
      <CompatTabs now="runs" />
      <DataTable
        toolbar={!untouched && <FilterBar path="/compatibility/runs" params={params} list={list} searchLabel={t('runs.search')} selects={[{ name: 'status', label: t('runs.status'), options: runStatuses.map((value) => ({ value, label: t(`runStatuses.${value}`) })) }]} />}
        caption={t('runs.title')}
        path="/compatibility/runs"
        params={params}
        list={list}
        columns={[
          { id: 'number', header: t('runs.number'), sortable: true },
          { id: 'automation', header: t('runs.automation') },
          { id: 'environment', header: t('runs.environment') },
          { id: 'purpose', header: t('runs.purpose'), wideOnly: true },
          { id: 'outcome', header: t('runs.outcome') },
          { id: 'progress', header: t('runs.progress'), align: 'right' },
          { id: 'startedAt', header: t('runs.startedAt'), sortable: true },
          { id: 'endedAt', header: t('runs.endedAt'), sortable: true, hidden: true },
          { id: 'startedBy', header: t('runs.startedBy'), hidden: true },
          { id: 'signedBy', header: t('runs.signedBy'), wideOnly: true },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: row.code,
          href: `/compatibility/runs/${row.number}`,
          cells: {
            number: row.code,
            automation: { text: nameIn(ctx.locale, row.automation), sub: row.automation.code },
            environment: t(`environments.${row.environment}`),
            purpose: t(`purposes.${row.purpose}`),
            outcome: row.outcome ? { text: t(`runOutcomes.${row.outcome}`), tone: runTone[row.outcome] } : { text: t(`runStatuses.${row.status}`), tone: statusTone[row.status] },
            progress: t('runs.progressText', { answered: row.answered, total: row.checks }),
            startedAt: f.date(row.startedAt),
            endedAt: row.endedAt && f.date(row.endedAt),
            startedBy: row.startedBy?.name ?? null,
            signedBy: row.signedBy?.name ?? null,
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<ClipboardCheck />} title={t('runs.answerNone')} action={<ButtonLink href="/compatibility">{t('runs.toMatrix')}</ButtonLink>}>
              {t('runs.emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/compatibility/runs" params={params} list={list} total={found.total} />}
    </>
  )
}
