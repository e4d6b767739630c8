import { TrendingUp } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listHref } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { shareOf } from '@/lib/core/value/months'
import { programmeValue, type ProgrammeValue } from '@/lib/features/value/programme-value'
import { breakdowns } from '@/lib/features/value/schema'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'
import { CurveSection } from './curve-section'
import { ForecastSection } from './forecast-section'
import { GroupsSection } from './groups-section'
import { MonthChart } from './month-chart'
import { paybackText } from './payback-text'
import { ValueBand } from './value-band'
import { ValueTabs } from './value-tabs'
import { valueWords, type ValueWords } from './value-words'
import { countedOf, WaterfallSection } from './waterfall-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('title') }
}

type Params = Record<'year' | 'by' | 'count', string | undefined>

export default async function ValuePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await pageCtx('value:read')
  const asked = await searchParams
  const params: Params = { year: one(asked.year), by: one(asked.by), count: one(asked.count) }
  const by = breakdowns.find((name) => name === params.by) ?? 'phase'
  const value = await programmeValue(ctx, { year: params.year, by })
  const words = await valueWords(value.currency)
  const { t } = words
  const years = Array.from({ length: value.thisYear - value.firstYear + 1 }, (_, i) => value.firstYear + i)
  const empty = value.view.toDate.rows === 0 && !value.curve
  return (
    <>
      <PageHeader
        size="answer"
        title={titleOf(value, words)}
        sentence={sentenceOf(value, words)}
        action={
          <>
            <RegisterFiles ctx={ctx} register="value" params={{ year: params.year }} exportPermission="value:export" importPermission={null} more={[{ register: 'value-leaks', label: t('files.leaks') }]} />
            <ButtonLink href="/value/review" variant="primary">
              {t('toReview')}
            </ButtonLink>
          </>
        }
      />
      <ValueTabs active="programme" />
      {empty ? (
        <EmptyState icon={<TrendingUp />} title={t('empty.title')} action={<ButtonLink href="/automations">{t('empty.action')}</ButtonLink>}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          {years.length > 1 && (
            <div className="mb-4">
              <Segmented label={t('year.label')} segments={years.map((year) => ({ href: listHref('/value', params, { year: year === value.thisYear ? null : year }), label: String(year), active: year === value.view.year }))} />
            </div>
          )}
          <ValueBand value={value} words={words} />
          <Columns
            main={<MonthChart value={value} words={words} />}
            side={<ForecastSection value={value} words={words} />}
          />
          <GroupsSection value={value} by={by} params={params} locale={ctx.locale} words={words} />
          <div className="grid gap-x-7 xl:grid-cols-2">
            <WaterfallSection value={value} counted={countedOf(params.count)} params={params} words={words} />
            <CurveSection value={value} words={words} />
          </div>
        </>
      )}
    </>
  )
}

const one = (value: string | string[] | undefined): string | undefined => [value].flat()[0]

function titleOf({ view: { toDate, fullMonths, year }, thisYear }: ProgrammeValue, { t, money, share, hours }: ValueWords): string {
  const past = year < thisYear ? 'yes' : 'no'
  if (toDate.realised === null) return toDate.returnedMs > 0 ? t('answer.hours', { hours: hours(toDate.returnedMs), year: String(year), past }) : t('answer.none', { year: String(year) })
  const ofPlan = shareOf(fullMonths.realised, fullMonths.planned)
  return ofPlan === null ? t('answer.noPlan', { realised: money(toDate.realised), year: String(year), past }) : t('answer.share', { realised: money(toDate.realised), year: String(year), past, share: share(ofPlan) })
}

function sentenceOf(value: ProgrammeValue, words: ValueWords): string {
  const { t, money, share, sentences } = words
  const { toDate, fullMonths, expected } = value.view
  return sentences([
    toDate.realised === null ? null : toDate.signed > 0n ? t('sentence.signed', { signed: money(toDate.signed), share: share(shareOf(toDate.signed, toDate.realised) ?? 0) }) : t('sentence.unsigned'),
    fullMonths.planned === null || fullMonths.realised === null ? null : t('sentence.full', { realised: money(fullMonths.realised), planned: money(fullMonths.planned) }),
    expected && t('sentence.year', { minor: money(expected.minor), low: money(expected.low), high: money(expected.high) }),
    value.curve && paybackText(value.curve.payback, words),
  ])
}
