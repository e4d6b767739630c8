import { BookCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '@/components/table/filter-bar'
import { listHref, readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { ledgerOverview } from '@/lib/features/ledger/overview'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { Definitions } from './definitions'
import { ledgerWords } from './ledger-words'
import { MonthsTable } from './months-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

export default async function LedgerPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('value:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['name'], size: 50, filters: ['department', 'phase'] })
  const year = typeof params.year === 'string' && /^\d{4}$/.test(params.year) ? Number(params.year) : undefined
  const [words, ledger] = await Promise.all([ledgerWords(), ledgerOverview(ctx, { year, q: list.q, page: list.page, size: list.size, ...list.filters })])
  const { t, month, hours } = words
  const { latest, currency } = ledger
  const open = latest.of - latest.signed
  const facts = { month: month(latest.month), hours: hours(latest.total.returnedMs), signed: latest.signed, of: latest.of }
  const worth = latest.total.realisedMinor
  const nothing = ledger.count === 0 && !list.q && Object.keys(list.filters).length === 0
  return (
    <>
      <PageHeader
        size="answer"
        title={latest.of === 0 ? t('answerNone') : worth === null ? t('answerNoMoney', facts) : t('answer', { ...facts, amount: words.moneyWhole(worth, currency) })}
        sentence={t('sentence')}
        action={
          <>
            {ledger.mayVerify && <ButtonLink href="/ledger/check">{t('verify')}</ButtonLink>}
            <RegisterFiles ctx={ctx} register="ledger" params={params} exportPermission="value:export" importPermission={null} />
            {ledger.maySign && open > 0 && (
              <ButtonLink href={`/ledger/sign?month=${latest.month}`} variant="primary">
                {t('signMonth', { month: month(latest.month) })}
              </ButtonLink>
            )}
          </>
        }
      />
      {nothing ? (
        <EmptyState icon={<BookCheck />} title={t('empty.title')} action={<ButtonLink href="/automations">{t('empty.action')}</ButtonLink>}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Section
          title={t('tableTitle', { year: ledger.year })}
          note={t('tableNote', { currency })}
          action={ledger.years.length > 1 && <Segmented label={t('years')} segments={ledger.years.map((one) => ({ href: listHref('/ledger', params, { year: one }), label: String(one), active: one === ledger.year }))} />}
        >
          <FilterBar path="/ledger" params={params} list={list} searchLabel={t('search')} />
          <MonthsTable ledger={ledger} words={words} locale={ctx.locale} first={list.page === 1} />
          {ledger.count > list.size && <Pagination path="/ledger" params={params} list={list} total={ledger.count} />}
        </Section>
      )}
      <Definitions />
    </>
  )
}
