import { Calculator, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { listHref, readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { caseCode, caseStatuses } from '@/lib/core/cases/statuses'
import { nameIn } from '@/lib/core/localized'
import { wholeUnits } from '@/lib/core/portfolio/money'
import { requestCode } from '@/lib/core/requests/statuses'
import { listCases } from '@/lib/features/cases/queries'
import { caseSorts } from '@/lib/features/cases/schema'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { savedViews } from '../saved-views'
import { CompareForm } from './compare-form'
import { caseTone } from './status-tone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('title') }
}

export default async function CasesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('case:read')
  const params = await searchParams
  const views = await savedViews(ctx, '/cases', params)
  const list = readList(params, { sorts: caseSorts, dir: 'desc', filters: ['status', 'owner', 'automation', 'request', 'kind'] })
  const { q, sort, dir, page, size, filters } = list
  const [t, f, found] = await Promise.all([getTranslations('cases'), getFormats(), listCases(ctx, { q, sort, dir, page, size, ...filters })])
  const add = found.may.add && (
    <ButtonLink href="/cases/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = found.total === 0 && !q && Object.keys(filters).length === 0
  const [first] = found.approved
  return (
    <>
      <PageHeader
        size="answer"
        title={first ? t('answer', { count: first.count, npv: f.moneyShort(first.npvMinor, first.currency) }) : t('answerNone')}
        sentence={found.approved.length > 1 ? t('otherCurrencies', { list: f.list(found.approved.slice(1).map(({ currency, count, npvMinor }) => t('inCurrency', { count, npv: f.moneyShort(npvMinor, currency) }))) }) : t('sentence')}
        action={
          <>
            <RegisterFiles ctx={ctx} register="cases" params={params} exportPermission="case:export" importPermission={null} />
            {!untouched && add}
          </>
        }
      />
      {views}
      {found.waiting > 0 && !filters.status && (
        <Callout tone="watch" title={t('waiting', { count: found.waiting })} action={<ButtonLink href={listHref('/cases', params, { status: 'submitted' })} size="sm">{t('show')}</ButtonLink>}>
          {t(found.may.decide ? 'waitingYou' : 'waitingFinance')}
        </Callout>
      )}
      {found.total > 1 && <CompareForm cases={found.rows.map(({ number, name }) => ({ number, label: `${caseCode(number)} ${name}` }))} />}
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/cases"
              params={params}
              list={list}
              searchLabel={t('search')}
              selects={[
                { name: 'status', label: t('columns.status'), options: caseStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
                { name: 'automation', label: t('columns.automation'), options: found.automations.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row) })) },
                { name: 'owner', label: t('columns.owner'), options: [{ value: 'me', label: t('mine') }, ...found.owners.filter(({ id }) => id !== ctx.actor.id).map(({ id, name }) => ({ value: id, label: name }))] },
                { name: 'kind', label: t('kind'), unset: t('kindCases'), options: [{ value: 'template', label: t('templates') }, { value: 'archived', label: t('archivedOnes') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/cases"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('columns.name'), sortable: true },
          { id: 'of', header: t('columns.of') },
          { id: 'status', header: t('columns.status') },
          { id: 'npvMinor', header: t('columns.npv'), align: 'right', sortable: true },
          { id: 'roiBp', header: t('columns.roi'), align: 'right', sortable: true },
          { id: 'paybackMonths', header: t('columns.payback'), align: 'right', sortable: true },
          { id: 'owner', header: t('columns.owner') },
          { id: 'submittedAt', header: t('columns.submittedAt'), sortable: true, hidden: true },
          { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, wideOnly: true },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          name: row.name,
          href: `/cases/${row.number}`,
          cells: {
            name: { text: row.name, sub: caseCode(row.number) },
            of: row.automation ? { text: nameIn(ctx.locale, row.automation), sub: row.automation.code } : row.request ? { text: row.request.title, sub: requestCode(row.request.number) } : null,
            status: { text: row.isTemplate ? t('template') : t(`statuses.${row.status}`), tone: row.isTemplate ? 'none' : caseTone[row.status], ...(row.approvedOrdinal !== null && row.status !== 'approved' && { sub: t('counting', { ordinal: row.approvedOrdinal }) }) },
            npvMinor: row.npvMinor === null ? null : { text: f.money(wholeUnits(Number(row.npvMinor), row.currency), row.currency), ...(row.npvMinor < 0n && { tone: 'act' as const }) },
            roiBp: f.percent(row.roiBp, { digits: 0 }),
            paybackMonths: row.paybackTenths !== null ? f.number(row.paybackTenths / 10, { digits: 1 }) : row.paybackMonths === null ? null : t('atMost', { months: f.number(row.paybackMonths) }),
            owner: row.owner.name,
            submittedAt: row.submittedAt && f.date(row.submittedAt),
            updatedAt: f.date(row.updatedAt),
          },
        }))}
        empty={
          untouched ? (
            <EmptyState icon={<Calculator />} title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          ) : undefined
        }
      />
      {!untouched && <Pagination path="/cases" params={params} list={list} total={found.total} />}
    </>
  )
}
