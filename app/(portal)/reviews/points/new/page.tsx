import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getProcess } from '@/lib/features/processes/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { PointForm } from '../point-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.points'))('new') }
}

export default async function NewPointPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('review-point:edit')
  const [t, { process: id }] = await Promise.all([getTranslations('reviews'), searchParams])
  const process = typeof id === 'string' && id ? await orNotFound(getProcess(ctx, { id })) : null
  return (
    <Messages areas={['reviews']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/reviews' }, { label: t('points.title'), href: '/reviews/points' }]} title={t('points.new')} sentence={t('points.newText')} />
      <PointForm process={process && { value: process.id, label: nameIn(ctx.locale, process), note: process.code }} />
    </Messages>
  )
}
