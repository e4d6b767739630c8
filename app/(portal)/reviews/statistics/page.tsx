import { ChartNoAxesColumn } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { listHref } from '@/components/table/list-params'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { RUBBER_STAMP_BP } from '@/lib/core/reviews/statistics'
import { statisticsPeriods } from '@/lib/features/reviews/schema'
import { reviewStatistics } from '@/lib/features/reviews/statistics'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { ReviewTabs } from '../review-tabs'
import { stepOf } from '../words'
import { FiguresBand } from './figures-band'
import { FiguresTable } from './figures-table'
import { WeekChart } from './week-chart'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.statistics'))('title') }
}

export default async function StatisticsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('review:read')
  const params = await searchParams
  const [t, f, found] = await Promise.all([getTranslations('reviews.statistics'), getFormats(), reviewStatistics(ctx, { period: params.period, point: typeof params.point === 'string' ? params.point : undefined })])
  const { all, points, people, peopleShown } = found
  const stamped = points.filter(({ figures }) => figures.rubberStamp)
  const answer = !all.decisions
    ? t('answer.none')
    : all.hastyBp !== null && all.hastyBp >= RUBBER_STAMP_BP && all.rubberStamp
      ? t('answer.stamp', { share: f.percent(all.hastyBp, { digits: 0 }) })
      : all.reversed > 0
        ? t('answer.reversed', { reversed: all.reversed, looks: all.secondLooks })
        : t('answer.fine', { count: all.decisions, median: f.duration(all.medianMs) })
  return (
    <>
      <PageHeader size="answer" title={answer} sentence={t('sentence', { open: found.open, late: found.late })} />
      <ReviewTabs active="statistics" />
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <Segmented segments={statisticsPeriods.map((period) => ({ href: listHref('/reviews/statistics', params, { period }), label: t(`periods.${period}`), active: period === found.period }))} />
        {found.choices.length > 1 && found.choices.length <= 6 && (
          <Segmented label={t('byPoint')} segments={[{ href: listHref('/reviews/statistics', params, { point: null }), label: t('allPoints'), active: !params.point }, ...found.choices.map((one) => ({ href: listHref('/reviews/statistics', params, { point: one.id }), label: one.code, active: params.point === one.id }))]} />
        )}
      </div>
      {!all.decisions ? (
        <EmptyState icon={<ChartNoAxesColumn />} title={t('answer.none')}>{t('empty')}</EmptyState>
      ) : (
        <>
          {stamped.map((point) => (
            <Callout key={point.id} tone="watch" title={t('rubberTitle', { name: stepOf(point, ctx.locale) })}>
              {t('rubberText', { share: f.percent(point.figures.hastyBp, { digits: 0 }), decisions: point.figures.decisions })}
            </Callout>
          ))}
          <FiguresBand figures={all} lookable={found.lookable} />
          <WeekChart weeks={found.weeks} />
          <Section title={t('byPoint')}>
            <FiguresTable caption={t('byPoint')} rows={points.map((point) => ({ id: point.id, name: stepOf(point, ctx.locale), sub: point.code, href: `/reviews/points/${point.id}`, figures: point.figures }))} />
          </Section>
          {people.length > 0 && (
            <Section title={t(peopleShown ? 'byPerson' : 'byPersonOwn')}>
              <FiguresTable caption={t('byPerson')} rows={people.map((person) => ({ id: person.id, name: person.name, href: `/reviews/all?person=${person.id}`, figures: person.figures }))} />
            </Section>
          )}
        </>
      )}
    </>
  )
}
