import { UserCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { reviewCode } from '@/lib/core/reviews/task'
import { listPoints } from '@/lib/features/reviews/points'
import { reviewQueue, type WaitingReview } from '@/lib/features/reviews/queue'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { KeyHelp } from './key-help'
import { QueueKeys } from './queue-keys'
import { ReviewTabs } from './review-tabs'
import { outcomeTone, stepIn } from './words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews'))('title') }
}

export default async function ReviewsPage() {
  const ctx = await pageCtx('review:read')
  const [t, f, { decides, waiting, looks, decided }, points] = await Promise.all([getTranslations('reviews'), getFormats(), reviewQueue(ctx, {}), listPoints(ctx, {})])
  const late = waiting.filter((row) => row.late).length
  const open = points.rows.reduce((sum, row) => sum + row.waiting, 0)
  const [first] = waiting
  const stateOf = (row: WaitingReview) => (row.mine ? t('queue.mine') : row.byName ? t('queue.byName') : row.left ? t('queue.left', { name: row.left }) : row.onBehalfOf ? t('queue.onBehalf', { name: row.onBehalfOf }) : t('queue.free'))
  const href = ({ number }: { number: number }) => `/reviews/${reviewCode(number)}`
  return (
    <Messages areas={['reviews']}>
      <PageHeader
        size="answer"
        title={!decides ? t('answer.reader', { count: open }) : late ? t('answer.late', { late, count: waiting.length }) : waiting.length ? t('answer.waiting', { count: waiting.length }) : t('answer.none')}
        sentence={[!decides && t('sentence.reader'), first && !late && t('sentence.next', { due: f.relative(first.dueAt, ctx.now) }), looks.length > 0 && t('sentence.looks', { count: looks.length })].filter(Boolean).join(' ')}
        action={
          first && (
            <>
              <KeyHelp />
              <ButtonLink href={href(first)} variant="primary">{t('queue.start')}</ButtonLink>
            </>
          )
        }
      />
      <ReviewTabs active="queue" />
      <QueueKeys />
      <div id="review-queue" className="mb-7">
        <PlainTable
          caption={t('queue.title')}
          columns={[
            { id: 'document', header: t('queue.columns.document'), maxWidth: '34rem' },
            { id: 'step', header: t('queue.columns.step') },
            { id: 'state', header: t('queue.columns.state') },
            { id: 'asked', header: t('queue.columns.asked'), wideOnly: true },
            { id: 'due', header: t('queue.columns.due') },
          ]}
          rows={waiting.map((row) => ({
            id: row.id,
            href: href(row),
            name: row.title,
            cells: {
              document: { text: row.title, sub: reviewCode(row.number) },
              step: { text: stepIn(row.point, ctx.locale), sub: nameIn(ctx.locale, row.process) },
              state: { text: stateOf(row), ...(row.approvals > 1 && { sub: t('queue.given', { given: row.given, needed: row.approvals }) }) },
              asked: f.relative(row.askedAt, ctx.now),
              due: { text: f.relative(row.dueAt, ctx.now), tone: row.late ? ('act' as const) : isSoon(row, ctx.now) ? ('watch' as const) : ('ok' as const), sub: f.dateTime(row.dueAt) },
            },
          }))}
          empty={
            points.rows.length === 0 ? (
              <EmptyState icon={<UserCheck />} title={t('queue.noPointsTitle')} action={can(ctx.actor, 'review-point:edit') && <ButtonLink href="/reviews/points/new" variant="primary">{t('queue.noPointsAction')}</ButtonLink>}>
                {t('queue.noPointsText')}
              </EmptyState>
            ) : (
              <EmptyState icon={<UserCheck />} title={t('queue.emptyTitle')} action={!decides && open > 0 && <ButtonLink href="/reviews/all?status=open">{t('tabs.all')}</ButtonLink>}>
                {t('queue.emptyText')}
              </EmptyState>
            )
          }
        />
      </div>
      {looks.length > 0 && (
        <Section title={t('queue.looks')} note={t('queue.looksNote')}>
          <PlainTable
            caption={t('queue.looks')}
            columns={[{ id: 'document', header: t('queue.columns.document') }, { id: 'step', header: t('queue.columns.step') }, { id: 'state', header: t('queue.columns.state') }]}
            rows={looks.map((row) => ({ id: row.id, href: href(row), name: row.title, cells: { document: { text: row.title, sub: reviewCode(row.number) }, step: stepIn(row.point, ctx.locale), state: t(`statuses.${row.status}`) } }))}
          />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t('queue.decided')}>
          <PlainTable
            caption={t('queue.decided')}
            columns={[{ id: 'document', header: t('queue.columns.document') }, { id: 'outcome', header: t('queue.outcome') }, { id: 'at', header: t('queue.when'), align: 'right' }]}
            rows={decided.map((row) => ({
              id: row.id, href: href(row), name: row.title,
              cells: {
                document: { text: row.title, sub: reviewCode(row.number) },
                outcome: { text: t(`outcomes.${row.outcome as 'approve'}`), tone: outcomeTone[row.outcome] ?? 'none', sub: t('queue.spent', { time: f.duration(row.spentMs) }) },
                at: f.relative(row.decidedAt, ctx.now),
              },
            }))}
          />
        </Section>
      )}
    </Messages>
  )
}

/** Less than a quarter of its time is left. */
const isSoon = ({ askedAt, dueAt }: { askedAt: Date; dueAt: Date }, now: Date) => dueAt.getTime() - now.getTime() < (dueAt.getTime() - askedAt.getTime()) / 4
