import { Bug } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { defectStatuses, severities } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { listDefects } from '@/lib/features/compatibility/lists'
import { defectSorts } from '@/lib/features/compatibility/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../../register-files'
import { CompatTabs } from '../compat-tabs'
import { defectTone, severityTone } from '../tones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatibility.defects'))('title') }
}

export default async function CompatDefectsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compatibility:read')
  const params = await searchParams
  const list = readList(params, { sorts: defectSorts, dir: 'desc', filters: ['status', 'severity', 'owner', 'automation'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, found] = await Promise.all([getTranslations('compatibility'), getFormats(), listDefects(ctx, { q, sort, dir, page, size, ...filters })])
  const { summary, total } = found
  const untouched = total === 0 && !q && Object.keys(filters).length === 0
  const title = untouched ? t('defects.answerNone') : summary.blockers ? t('defects.answerBlockers', { count: summary.blockers }) : summary.open ? t('defects.answerOpen', { count: summary.open }) : t('defects.answerClear')
  return (
    <>
      <PageHeader
        size="answer"
        title={title}
        sentence={!untouched && t('defects.sentence', { open: summary.open, overdue: summary.overdue })}
        action={!untouched && <RegisterFiles ctx={ctx} register="compatibility-defects" params={params} exportPermission="compatibility:export" importPermission={null} />}
      />
      <CompatTabs now="defects" />
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/compatibility/defects"
              params={params}
              list={list}
              searchLabel={t('defects.search')}
              selects={[
                { name: 'status', label: t('defects.status'), options: [{ value: 'live', label: t('defects.live') }, ...defectStatuses.map((value) => ({ value, label: t(`defectStatuses.${value}`) }))] },
                { name: 'severity', label: t('defects.severity'), options: severities.map((value) => ({ value, label: t(`severities.${value}`) })) },
              ]}
            />
          )
        }
        caption={t('defects.title')}
        path="/compatibility/defects"
        params={params}
        list={list}
        columns={[
          { id: 'number', header: t('defects.number'), sortable: true },
          { id: 'title', header: t('defects.name'), maxWidth: '26rem' },
          { id: 'automation', header: t('defects.automation') },
          { id: 'system', header: t('defects.system'), wideOnly: true },
          { id: 'severity', header: t('defects.severity') },
          { id: 'status', header: t('defects.status') },
          { id: 'owner', header: t('defects.owner') },
          { id: 'dueOn', header: t('defects.dueOn'), sortable: true },
          { id: 'updatedAt', header: t('defects.updatedAt'), sortable: true, hidden: true },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: row.code,
          href: `/compatibility/defects/${row.number}`,
          cells: {
            number: row.code,
            title: row.title,
            automation: nameIn(ctx.locale, row.automation),
            system: row.check.system && nameIn(ctx.locale, row.check.system),
            severity: { text: t(`severities.${row.severity}`), tone: severityTone[row.severity] },
            status: { text: t(`defectStatuses.${row.status}`), tone: defectTone[row.status] },
            owner: row.owner?.name ?? null,
            dueOn: row.dueOn === null ? null : row.overdue ? { text: f.date(row.dueOn), sub: t('defects.overdue'), tone: 'act' } : f.date(row.dueOn),
            updatedAt: f.date(row.updatedAt),
          },
        }))}
        empty={untouched ? <EmptyState icon={<Bug />} title={t('defects.answerNone')}>{t('defects.emptyText')}</EmptyState> : undefined}
      />
      {!untouched && <Pagination path="/compatibility/defects" params={params} list={list} total={total} />}
    </>
  )
}
