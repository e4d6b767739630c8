import { Vote } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { canFor } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { listReviews, type ReviewLine } from '@/lib/features/gate-reviews/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { outcomeTone } from './tones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gateReviews'))('title') }
}

export default async function ReviewsPage() {
  const ctx = await pageCtx('programme:read')
  const [t, f, reviews, phases] = await Promise.all([getTranslations('gateReviews'), getFormats(), listReviews(ctx, {}), findPhases(ctx, {})])
  const open = reviews.filter(({ status }) => status === 'open')
  const free = phases.find(({ id, status }) => status === 'active' && !open.some((review) => review.phaseId === id))
  const begin = canFor(ctx.actor, 'gate:open-review', null) && free && (
    <ButtonLink href={`/gates/reviews/new?phase=${free.id}`} variant="primary">
      {t('openNew', { phase: free.label })}
    </ButtonLink>
  )
  if (!reviews.length)
    return (
      <>
        <PageHeader title={t('title')} crumbs={[{ label: t('gates'), href: '/gates' }, { label: t('title') }]} />
        <EmptyState icon={<Vote />} title={t('emptyTitle')} action={begin}>
          {t('emptyText')}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHeader size="answer" crumbs={[{ label: t('gates'), href: '/gates' }, { label: t('title') }]} title={t('listAnswer', { open: open.length })} sentence={t('listSentence')} action={begin} />
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'review', header: t('columns.review') },
          { id: 'status', header: t('columns.status') },
          { id: 'criteria', header: t('columns.criteria'), align: 'right' },
          { id: 'votes', header: t('columns.votes'), align: 'right' },
          { id: 'opened', header: t('columns.opened') },
          { id: 'closes', header: t('columns.closes') },
          { id: 'ended', header: t('columns.ended') },
        ]}
        rows={reviews.map((review) => ({
          id: review.id,
          name: t('name', { phase: nameIn(ctx.locale, review.phase), ordinal: review.ordinal }),
          href: `/gates/reviews/${review.id}`,
          cells: {
            review: t('name', { phase: nameIn(ctx.locale, review.phase), ordinal: review.ordinal }),
            status: statusOf(review, ctx.now, t),
            criteria: t('metOf', { met: review.met, of: review.of }),
            votes: t('votesOf', { voted: review.voted, members: review.members }),
            opened: f.date(review.openedAt),
            closes: f.dateTime(review.closesAt),
            ended: review.endedAt ? f.date(review.endedAt) : null,
          },
        }))}
      />
    </>
  )
}

function statusOf(review: ReviewLine, now: Date, t: Awaited<ReturnType<typeof getTranslations<'gateReviews'>>>) {
  if (review.outcome) return { text: t(`outcome.${review.outcome}`), tone: outcomeTone[review.outcome] }
  if (review.status === 'canceled') return { text: t('status.canceled'), tone: 'none' as const }
  if (review.awaitsMe) return { text: t('goVote'), tone: 'act' as const }
  return { text: t(review.closesAt < now ? 'status.over' : 'status.open'), tone: 'info' as const }
}
