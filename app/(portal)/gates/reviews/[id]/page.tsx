import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getReview, type ReviewView } from '@/lib/features/gate-reviews/queries'
import { verifyReview } from '@/lib/features/gate-reviews/verify-review'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { EvidenceTable } from '../evidence-table'
import { AskPanel, StandingSide } from './ask-panel'
import { DecisionSection } from './decision-section'
import { Faults, ProofPanel } from './proof-panel'
import { CancelReview } from './review-buttons'
import { RulesInWords } from './rules-in-words'
import { ScopeSection } from './scope-section'
import { VotesTable } from './votes-table'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('programme:read')
  const [t, review] = await Promise.all([getTranslations('gateReviews'), orNotFound(getReview(ctx, await params))])
  return { title: t('name', { phase: nameIn(ctx.locale, review.rules.phase), ordinal: review.ordinal }) }
}

export default async function ReviewPage({ params }: Props) {
  const ctx = await pageCtx('programme:read')
  const ref = await params
  const [t, f, review, proof, lines] = await Promise.all([
    getTranslations('gateReviews'),
    getFormats(),
    orNotFound(getReview(ctx, ref)),
    orNotFound(verifyReview(ctx, ref)),
    historyOf(ctx, 'gateReview', ref.id),
  ])
  const { rules, decision, me } = review
  const next = decision?.facts.passed?.next ?? null
  const proposes = next !== null && (decision?.facts.proposed.length ?? 0) > 0
  const votes = (
    <Section title={t('votes.title')} note={review.votes ? undefined : t('votes.closedNote')}>
      <VotesTable review={review} />
    </Section>
  )
  return (
    <Messages areas={['gateReviews']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/gates/reviews' }, { label: t('crumb', { ordinal: review.ordinal }) }]}
        title={answer(review, { t, f, phase: nameIn(ctx.locale, rules.phase) })}
        sentence={t(review.failed.length ? 'sentenceFailed' : 'sentence', { met: review.met, of: review.evidence.length, opened: f.date(review.openedAt), failed: review.failed.length })}
        action={
          <>
            {me.mayCancel && <CancelReview id={review.id} />}
            {primary(review, proposes && next ? nameIn(ctx.locale, next) : null, t)}
          </>
        }
      />
      {review.cancellation && <Callout tone="none" title={t('cancel.by', { name: review.cancellation.by, reason: review.cancellation.reason })} />}
      {!proof.intact && (
        <Callout tone="act" title={t('verify.broken', { count: proof.faults.length })}>
          {t('verify.brokenText')}
          <Faults review={review} faults={proof.faults} />
        </Callout>
      )}
      {decision && (
        <Columns
          main={
            <>
              <DecisionSection review={review} decision={decision} />
              {proposes && next && <ScopeSection review={review} next={next} />}
            </>
          }
          side={<ProofPanel review={review} proof={proof} />}
        />
      )}
      <Section title={t('evidence.title')} note={t('evidence.note', { at: f.dateTime(review.openedAt), version: rules.gate.ordinal })}>
        <EvidenceTable evidence={review.evidence} />
      </Section>
      {review.status === 'open' && (
        <Columns
          main={
            <>
              <AskPanel review={review} now={ctx.now} />
              {votes}
            </>
          }
          side={<StandingSide review={review} proof={proof} />}
        />
      )}
      {review.status !== 'open' && votes}
      <Columns
        main={
          <Section title={t('rules.title')}>
            <RulesInWords rules={rules} />
          </Section>
        }
        side={
          <>
            {review.status === 'canceled' && <ProofPanel review={review} proof={proof} />}
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
      />
    </Messages>
  )
}

type T = Awaited<ReturnType<typeof getTranslations<'gateReviews'>>>

function answer(review: ReviewView, { t, f, phase }: { t: T; f: Awaited<ReturnType<typeof getFormats>>; phase: string }): string {
  if (review.decision) return t(`answer.${review.decision.outcome}`, { phase, count: review.decision.facts.conditions.length })
  if (review.status === 'canceled') return t('answer.canceled', { phase })
  return t(review.closed ? 'answer.over' : 'answer.open', { phase, voted: review.voted.length, members: review.rules.members.length, closes: f.dateTime(review.closesAt) })
}

/** The one thing that the page asks of this reader. */
function primary({ me, standing, inScope }: ReviewView, nextPhase: string | null, t: T) {
  if (me.mayVote && !me.vote) return <ButtonLink href="#vote" variant="primary">{t('goVote')}</ButtonLink>
  if (me.mayDecide && standing) return <ButtonLink href="#decide" variant="primary">{t('goDecide')}</ButtonLink>
  if (me.mayVote) return <ButtonLink href="#vote">{t('goChange')}</ButtonLink>
  return nextPhase && me.mayScope && inScope.length === 0 ? <ButtonLink href="#scope" variant="primary">{t('goScope', { phase: nextPhase })}</ButtonLink> : null
}
