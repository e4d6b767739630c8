import { getLocale, getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { addDays, localDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import type { Verification } from '@/lib/features/gate-reviews/verify-review'
import type { ReviewView } from '@/lib/features/gate-reviews/queries'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { interestText } from '@/lib/features/gate-reviews/interest-text'
import { DecideForm } from './decide-form'
import { ProofPanel } from './proof-panel'
import { StandingPanel } from './standing-panel'
import { VoteForm } from './vote-form'

const DAYS_FOR_CONDITIONS = 28

/** What an open review asks of its reader: the vote, then the decision, and why one of them is not possible. */
export async function AskPanel({ review, now }: { review: ReviewView; now: Date }) {
  const [t, all, locale, f] = await Promise.all([getTranslations('gateReviews'), getTranslations(), getLocale(), getFormats()])
  const { me, rules, standing } = review
  const interest = me.member && interestText(me.member, rules.scope, (automation) => nameIn(locale, automation), (key) => t(`tie.${key}`), f)
  const today = localDay(now.getTime(), rules.timeZone)
  const ballot = <VoteForm key={me.vote?.ordinal ?? 0} id={review.id} before={me.vote} goExcluded={review.failed.length > 0} />
  return (
    <>
      {standing && me.member && (
        <Section id="decide" title={t('decide.title')}>
          {me.mayDecide && standing.verdict.outcome ? (
            <>
              <p className="mb-1 font-medium">{t('decide.possible', { outcome: t(`outcome.${standing.verdict.outcome}`) })}</p>
              <p className="mb-4 text-sm text-ink-2">
                {t('decide.excluded', { outcomes: f.list(standing.excluded.map(({ outcome }) => t(`outcome.${outcome}`))) })} {t(`because.${standing.verdict.rule}`)}
              </p>
              <DecideForm
                id={review.id}
                outcome={standing.verdict.outcome}
                needed={standing.needed}
                names={Object.fromEntries(rules.members.map(({ id, name }) => [id, name]))}
                today={today}
                due={addDays(today, DAYS_FOR_CONDITIONS)}
              />
            </>
          ) : (
            me.decideRefusals.map((reason) => (
              <p key={reason.key} className="text-sm text-ink-2">
                {say(all as never, reason)}
              </p>
            ))
          )}
        </Section>
      )}
      {(me.mayVote || me.vote) && (
        <Section id="vote" title={t('vote.title')} note={me.vote ? t('vote.yours', { choice: t(`choice.${me.vote.choice}`), at: f.dateTime(me.vote.castAt) }) : undefined}>
          {interest && <Callout tone="watch" title={t('vote.interested', { names: interest })} />}
          {me.mayVote &&
            (me.vote ? (
              <details className="panel px-4 py-3">
                <summary className="w-fit cursor-pointer rounded-sm text-sm text-accent">{t('vote.again')}</summary>
                <div className="mt-4">{ballot}</div>
              </details>
            ) : (
              ballot
            ))}
        </Section>
      )}
      {me.voteRefusals.map((reason) => (
        <Callout key={reason.key} tone="none" title={say(all as never, reason)} />
      ))}
    </>
  )
}

/** Beside the vote: how it stands, once the reader may know, and the facts of the review. */
export async function StandingSide({ review, proof }: { review: ReviewView; proof: Verification }) {
  const t = await getTranslations('gateReviews')
  const { standing } = review
  return (
    <>
      {standing && (
        <Section title={t('standing.title')}>
          <StandingPanel quorum={standing.count.quorum} majority={standing.count.majority} rule={standing.verdict.rule} />
          {!standing.closed && standing.verdict.outcome && <p className="-mt-4 mb-6 text-sm text-ink-3">{t(standing.settled ? 'standing.settled' : 'standing.unsettled')}</p>}
        </Section>
      )}
      <ProofPanel review={review} proof={proof} />
    </>
  )
}
