import { Plus, UserCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { listPoints } from '@/lib/features/reviews/points'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { ReviewTabs } from '../review-tabs'
import { deadlineText, stepOf } from '../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.points'))('title') }
}

export default async function ReviewPointsPage() {
  const ctx = await pageCtx('review:read')
  const [t, f, { rows, mayAdd }] = await Promise.all([getTranslations('reviews'), getFormats(), listPoints(ctx, {})])
  const add = mayAdd && <ButtonLink href="/reviews/points/new" variant="primary" icon={<Plus aria-hidden="true" />}>{t('points.new')}</ButtonLink>
  const active = rows.filter((row) => row.active)
  return (
    <>
      <PageHeader size="answer" title={t('points.answer', { count: active.length })} sentence={rows.length > 0 && t('points.sentence', { waiting: rows.reduce((sum, row) => sum + row.waiting, 0) })} action={rows.length > 0 && add} />
      <ReviewTabs active="points" />
      <PlainTable
        caption={t('points.title')}
        columns={[
          { id: 'point', header: t('points.columns.point') },
          { id: 'process', header: t('points.columns.process') },
          { id: 'who', header: t('points.columns.who') },
          { id: 'deadline', header: t('points.columns.deadline'), align: 'right' },
          { id: 'waiting', header: t('points.columns.waiting'), align: 'right' },
          { id: 'state', header: t('points.columns.state') },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          href: `/reviews/points/${row.id}`,
          name: stepOf(row, ctx.locale),
          cells: {
            point: { text: stepOf(row, ctx.locale), sub: row.code },
            process: nameIn(ctx.locale, row.process),
            who: { text: row.reviewers.length ? f.list(row.reviewers.map(({ name }) => name)) : t(`roles.${row.reviewerRole as 'reviewer'}`), ...(row.approvals > 1 && { sub: t('points.twoPeople') }) },
            deadline: deadlineText(t, row.deadlineMs),
            waiting: row.late ? { text: String(row.waiting), sub: t('points.lateOf', { late: row.late }) } : row.waiting,
            state: { text: t(row.active ? 'points.on' : 'points.off'), tone: row.active ? ('ok' as const) : ('none' as const) },
          },
        }))}
        empty={<EmptyState icon={<UserCheck />} title={t('queue.noPointsTitle')} action={add}>{t('queue.noPointsText')}</EmptyState>}
      />
    </>
  )
}
