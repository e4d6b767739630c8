import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { getPoint } from '@/lib/features/reviews/points'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { stepOf } from '../../../words'
import { PointForm } from '../../point-form'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('review-point:edit')
  const { code } = await orNotFound(getPoint(ctx, await params))
  return { title: (await getTranslations('reviews.points'))('editTitle', { code }) }
}

export default async function EditPointPage({ params }: Params) {
  const ctx = await pageCtx('review-point:edit')
  const [t, point] = await Promise.all([getTranslations('reviews'), orNotFound(params.then((ref) => getPoint(ctx, ref)))])
  return (
    <Messages areas={['reviews']}>
      <PageHeader crumbs={[{ label: t('points.title'), href: '/reviews/points' }, { label: stepOf(point, ctx.locale), href: `/reviews/points/${point.id}` }]} title={t('points.editTitle', { code: point.code })} />
      <PointForm edited={point} />
    </Messages>
  )
}
