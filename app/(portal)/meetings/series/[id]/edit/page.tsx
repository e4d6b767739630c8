import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { History } from '@/components/history/history'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getSeries, seriesDefaults } from '@/lib/features/meetings/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { SeriesForm } from '../../../series-form'
import { weekdayNames } from '../../../words'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('meeting:hold')
  const [t, series] = await Promise.all([getTranslations('meetings'), orNotFound(params.then((ref) => getSeries(ctx, ref)))])
  return { title: t('form.editTitle', { name: nameIn(ctx.locale, series) }) }
}

export default async function EditSeriesPage({ params }: Props) {
  const ctx = await pageCtx('meeting:hold')
  const ref = await params
  const [t, series, defaults, lines] = await Promise.all([getTranslations('meetings'), orNotFound(getSeries(ctx, ref)), seriesDefaults(ctx, {}), historyOf(ctx, 'meetingSeries', ref.id)])
  const { id, version, kind, name, nameZh, cadence, weekday, nth, startsAt, minutesLong, place, active, chair, members } = series
  return (
    <Messages areas={['meetings', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/meetings' }]} title={t('form.editTitle', { name: nameIn(ctx.locale, series) })} sentence={t('form.editText')} />
      <SeriesForm
        series={{ id, version, kind, name, nameZh, cadence, weekday, nth, startsAt, minutesLong, place, active, chair, members }}
        weekdays={weekdayNames(ctx.locale)}
        timeZone={defaults.timeZone}
        usualKind="review"
      />
      <Section title={t('history')} className="mt-8 max-w-2xl">
        <History lines={lines} />
      </Section>
    </Messages>
  )
}
