import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { exchangeTable } from '@/lib/features/rates/exchange-transfer'
import { listGrades, ratesToday } from '@/lib/features/rates/queries'
import { wageTable } from '@/lib/features/rates/wage-transfer'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { ExchangeSection } from './exchange-section'
import { GradesSection } from './grades-section'
import { ParametersSection } from './parameters-section'
import { WagesSection } from './wages-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rates'))('title') }
}

/** Processes named in the notice. */
const NAMED = 5

/** What is valid today, what changes next, and for which processes money cannot be told. */
export default async function RatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('rate:read')
  const [params, t, f, rates, grades] = await Promise.all([searchParams, getTranslations('rates'), getFormats(), ratesToday(ctx, {}), listGrades(ctx, {})])
  const { coverage, upcoming, mayEdit } = rates
  const rest = coverage.without.length - NAMED
  return (
    <Messages areas={['rates', 'portfolio']}>
      <PageHeader
        size="answer"
        title={t('answer', { count: coverage.processes, known: coverage.byTable + coverage.byBaseline })}
        sentence={upcoming[0] ? t('sentenceNext', { day: f.date(upcoming[0]) }) : t('sentence')}
        action={
          <>
            <RegisterFiles ctx={ctx} register={wageTable.name} params={params} exportPermission="rate:read" importPermission="rate:edit" more={[{ register: exchangeTable.name, label: t('exchange.title') }]} />
            {mayEdit && (
              <ButtonLink href="/rates/enter?of=wage" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('enter')}
              </ButtonLink>
            )}
          </>
        }
      />
      {coverage.without.length > 0 && (
        <Callout tone="watch" title={t('without', { count: coverage.without.length })}>
          {t.rich('withoutText', {
            names: () =>
              coverage.without.slice(0, NAMED).map((process, i) => (
                <span key={process.id}>
                  {i > 0 && ', '}
                  <TextLink href={`/processes/${process.id}`}>{nameIn(ctx.locale, process)}</TextLink>
                </span>
              )),
          })}
          {rest > 0 && ` ${t('more', { count: rest })}`}
        </Callout>
      )}
      {coverage.stranded.length > 0 && (
        <Callout tone="watch" title={t('stranded', { count: coverage.stranded.length, list: coverage.stranded.join(', ') })}>
          {t('strandedText', { home: rates.home })}
        </Callout>
      )}
      <WagesSection rates={rates} locale={ctx.locale} />
      <div className="grid gap-x-7 xl:grid-cols-2">
        <ExchangeSection rates={rates} />
        <ParametersSection rates={rates} />
      </div>
      <GradesSection grades={grades} mayEdit={mayEdit} locale={ctx.locale} />
    </Messages>
  )
}
