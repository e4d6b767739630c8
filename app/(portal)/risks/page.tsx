import { Plus, TriangleAlert } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { moneyOf } from '@/lib/core/risks/money'
import { listRisks } from '@/lib/features/risks/queries'
import { riskSorts } from '@/lib/features/risks/schema'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { listFilters, listSelects } from './choices'
import { HeatSection } from './heat-section'
import { reviewWords } from './words'
import { RegisterFiles } from '../register-files'
import { savedViews } from '../saved-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('risks'))('title') }
}

const acceptanceTone = { none: 'none', valid: 'ok', stale: 'act' } as const

export default async function RisksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('risk:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/risks', params)
  const list = readList(params, { sorts: riskSorts, dir: 'desc', filters: [...listFilters, 'cell', 'side'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, words, f, day, selects, { rows, total, summary, may }] = await Promise.all([getTranslations('risks'), getTranslations('indicators.money'), getFormats(), getDayFormat(), listSelects(ctx), listRisks(ctx, { q, sort, dir, page, size, ...filters })])
  const moneyCell = (row: (typeof rows)[number]) => {
    const money = moneyOf(row)
    return money && { text: f.moneyShort(money.midMinor, money.currency), sub: money.lowMinor === money.highMinor ? undefined : words('lossRange', { low: f.moneyShort(money.lowMinor, money.currency), high: f.moneyShort(money.highMinor, money.currency) }) }
  }
  const add = may.open && (
    <ButtonLink href="/risks/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const answer = summary.untreated ? t('answer.untreated', { count: summary.untreated }) : summary.red ? t('answer.red', { count: summary.red }) : t(summary.open ? 'answer.calm' : 'answer.none')
  return (
    <>
      <PageHeader
        size="answer"
        title={summary.any ? answer : t('title')}
        sentence={summary.any && t('sentence', { open: summary.open, red: summary.red, overdue: summary.overdue, proposed: summary.proposed })}
        action={
          summary.any && (
            <>
              <ButtonLink href="/settings/risk-matrix">{t('matrixLink')}</ButtonLink>
              <RegisterFiles ctx={ctx} register="risks" params={params} exportPermission="risk:export" />
              {add}
            </>
          )
        }
      />
      {summary.any && <HeatSection ctx={ctx} params={params} list={list} />}
      {summary.any && views}
      <DataTable
        caption={t('title')}
        path="/risks"
        params={params}
        list={list}
        toolbar={summary.any && <FilterBar path="/risks" params={params} list={list} searchLabel={t('search')} selects={selects} />}
        columns={[
          { id: 'title', header: t('columns.title'), sortable: true, maxWidth: '30rem' },
          { id: 'residualScore', header: t('columns.residualScore'), sortable: true },
          { id: 'inherentScore', header: t('columns.inherentScore'), sortable: true, wideOnly: true },
          { id: 'on', header: t('columns.on') },
          { id: 'category', header: t('columns.category'), wideOnly: true, hidden: true },
          { id: 'owner', header: t('columns.owner') },
          { id: 'acceptance', header: t('columns.acceptance'), wideOnly: true },
          { id: 'response', header: t('columns.response'), hidden: true },
          { id: 'nextReviewOn', header: t('columns.nextReviewOn'), sortable: true },
          { id: 'money', header: words('column'), align: 'right', wideOnly: true },
          { id: 'number', header: t('columns.number'), sortable: true, hidden: true },
          { id: 'assessedAt', header: t('columns.assessedAt'), sortable: true, hidden: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: (ctx.locale === 'zh-CN' && row.titleZh) || row.title,
          href: `/risks/${row.number}`,
          cells: {
            title: { text: (ctx.locale === 'zh-CN' && row.titleZh) || row.title, sub: [row.code, t(`categories.${row.category}`), row.status === 'closed' && t('statuses.closed')].filter(Boolean).join(' · ') },
            residualScore: (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <BandMark band={row.residualBand} score={row.residualScore} />
                {row.proposed && <BandMark band="red">{t('views.proposed')}</BandMark>}
              </span>
            ),
            inherentScore: <BandMark band={row.inherentBand} score={row.inherentScore} />,
            on: row.on ? { text: nameIn(ctx.locale, row.on), sub: t(`scopes.${row.scope}`) } : t('wholeProgramme'),
            category: t(`categories.${row.category}`),
            owner: row.owner?.name ?? { text: t('noOwner'), tone: 'watch' as const },
            acceptance: row.acceptance === 'none' ? null : { text: t(`acceptances.${row.acceptance}`), tone: acceptanceTone[row.acceptance], sub: row.acceptedUntil && row.acceptance === 'valid' ? t('acceptedUntilShort', { day: day(row.acceptedUntil) }) : undefined },
            response: row.response && t(`responses.${row.response}`),
            nextReviewOn: row.status === 'closed' ? null : { ...reviewWords(row.daysLeft, t), sub: day(row.nextReviewOn) },
            money: moneyCell(row),
            number: row.code,
            assessedAt: f.date(row.assessedAt),
          },
        }))}
        empty={
          summary.any ? undefined : (
            <EmptyState icon={<TriangleAlert />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          )
        }
      />
      {summary.any && <Pagination path="/risks" params={params} list={list} total={total} />}
    </>
  )
}
