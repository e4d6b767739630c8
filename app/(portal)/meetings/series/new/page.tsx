import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { seriesDefaults } from '@/lib/features/meetings/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { SeriesForm } from '../../series-form'
import { weekdayNames } from '../../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('form.newTitle') }
}

export default async function NewSeriesPage() {
  const ctx = await pageCtx('meeting:hold')
  const [t, defaults] = await Promise.all([getTranslations('meetings'), seriesDefaults(ctx, {})])
  return (
    <Messages areas={['meetings', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/meetings' }]} title={t('form.newTitle')} sentence={t(defaults.hasProgramme ? 'form.newText' : 'noProgramme')} />
      <SeriesForm weekdays={weekdayNames(ctx.locale)} timeZone={defaults.timeZone} usualKind={defaults.kinds.includes('review') ? 'steering' : 'review'} />
    </Messages>
  )
}
