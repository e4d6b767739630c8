import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { isOpen, reviewCode, reviewNumber } from '@/lib/core/reviews/task'
import { historyOf } from '@/lib/features/audit/queries'
import { getReview } from '@/lib/features/reviews/detail'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { KeyHelp } from '../key-help'
import { statusTone, stepIn } from '../words'
import { DecideForm, LookForm } from './decide-form'
import { Decisions } from './decisions'
import { DocumentFields } from './document-fields'
import { ClaimButton, HandOn, Withdraw } from './quick-actions'
import { ReviewFacts } from './review-facts'
import { ReviewKeys } from './review-keys'

type Props = { params: Promise<{ code: string }> }

const numberOf = async (params: Props['params']) => reviewNumber((await params).code.toUpperCase()) ?? notFound()

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('review:read')
  const { title } = await orNotFound(getReview(ctx, { number: await numberOf(params) }))
  return { title }
}

export default async function ReviewPage({ params }: Props) {
  const ctx = await pageCtx('review:read')
  const number = await numberOf(params)
  const review = await orNotFound(getReview(ctx, { number }))
  const [all, t, f, lines] = await Promise.all([getTranslations(), getTranslations('reviews'), getFormats(), historyOf(ctx, 'review', review.id)])
  const { id, version, status, may, queue } = review
  const guidance = (ctx.locale === 'zh-CN' && review.point.guidanceZh) || review.point.guidance
  const open = isOpen(status)
  const href = (to: number) => `/reviews/${reviewCode(to)}`
  // Beside the document where there is room, before the decision where there is none.
  const advice = guidance && (
    <Section title={t('detail.guidance')}>
      <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{guidance}</p>
    </Section>
  )
  return (
    <Messages areas={['reviews']}>
      <ReviewKeys />
      <PageHeader
        crumbs={[{ label: t('title'), href: '/reviews' }, { label: reviewCode(number) }]}
        title={<span dir="auto" className="[overflow-wrap:anywhere]">{review.title}</span>}
        status={<Status tone={review.late ? 'act' : statusTone[status]}>{review.late ? t('statuses.late') : t(`statuses.${status}`)}</Status>}
        sentence={[
          stepIn(review.point, ctx.locale),
          open ? t(review.late ? 'detail.dueLate' : 'detail.due', { due: `${f.dateTime(review.dueAt)} (${f.relative(review.dueAt, ctx.now)})` }) : t('detail.ended', { at: f.dateTime(review.endedAt ?? review.dueAt) }),
        ].join(' · ')}
        action={
          <>
            {open && may.withdraw && <Withdraw id={id} />}
            {may.decide && <HandOn id={id} version={version} />}
            {(may.claim || may.release) && <ClaimButton id={id} version={version} claimed={may.release} />}
            {review.link && <a href={review.link} target="_blank" rel="noreferrer noopener" className={buttonClass({ variant: may.decide ? 'secondary' : 'primary' })}>{t('detail.link')}</a>}
          </>
        }
      />
      {queue.place > 0 && (
        <nav aria-label={t('queue.title')} data-print="no" className="-mt-2 mb-4 flex flex-wrap items-center gap-2 text-sm text-ink-3">
          <span className="tabular-nums">{t('detail.place', { place: queue.place, of: queue.of })}</span>
          {queue.previous && <ButtonLink id="review-previous" href={href(queue.previous)} size="sm" variant="quiet" icon={<ChevronLeft aria-hidden="true" />}>{t('detail.previous')}</ButtonLink>}
          {queue.next && <ButtonLink id="review-next" href={href(queue.next)} size="sm" variant="quiet">{t('detail.next')}<ChevronRight aria-hidden="true" /></ButtonLink>}
          <ButtonLink id="review-back" href="/reviews" size="sm" variant="quiet">{t('tabs.queue')}</ButtonLink>
          <KeyHelp size="sm" />
        </nav>
      )}
      <Columns
        main={
          <>
            <DocumentFields fields={review.fields} title={t('detail.fields')} empty={t('detail.noFields')} />
            <div className="lg:hidden">{advice}</div>
            {may.decide && (
              <Section title={t('detail.decide')} note={[may.onBehalfOf && t('detail.onBehalf', { name: may.onBehalfOf }), review.approvals > 1 && t('detail.four', { given: review.decisions.filter(({ outcome }) => outcome === 'approve').length, needed: review.approvals })].filter(Boolean).join(' ')}>
                <DecideForm key={`${id} ${version}`} id={id} version={version} then={queue.next ? href(queue.next) : '/reviews'} />
              </Section>
            )}
            {open && may.reasons.length > 0 && <Callout tone="none" title={t('detail.blocked')}>{may.reasons.map((reason) => say(all as never, reason)).join(' ')}</Callout>}
            {may.look && (
              <Section title={t('detail.look')} note={t('detail.lookText')}>
                <LookForm id={id} version={version} outcome={t(`statuses.${status}`)} />
              </Section>
            )}
            {!review.blind && <Decisions review={review} now={ctx.now} />}
          </>
        }
        side={
          <>
            <div className="max-lg:hidden">{advice}</div>
            <ReviewFacts review={review} locale={ctx.locale} />
          </>
        }
        more={
          review.blind ? undefined : (
            <Section title={t('detail.trail')}>
              <History lines={lines} />
            </Section>
          )
        }
      />
    </Messages>
  )
}
