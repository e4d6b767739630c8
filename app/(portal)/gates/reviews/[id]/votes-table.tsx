import { getLocale, getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { Tone } from '@/components/ui/tone'
import { votesOf, type Choice } from '@/lib/core/gates/review'
import { nameIn } from '@/lib/core/localized'
import type { ReviewView } from '@/lib/features/gate-reviews/queries'
import { getFormats } from '@/lib/i18n/formats'
import { interestText } from '@/lib/features/gate-reviews/interest-text'

const choiceTone: Record<Choice, Tone> = { yes: 'ok', conditions: 'watch', no: 'act', abstain: 'none', conflict: 'none' }

/** Members with their last vote and earlier ones below it; only who has voted while the votes stay closed to the reader. */
export async function VotesTable({ review }: { review: ReviewView }) {
  const [t, locale, f] = await Promise.all([getTranslations('gateReviews'), getLocale(), getFormats()])
  const { members, scope } = review.rules
  const rows = members.map((member) => {
    const cast = votesOf(review.votes ?? [], member.id)
    const last = cast.at(-1)
    const gone = review.lapsed.includes(member.id)
    const interest = interestText(member, scope, (automation) => nameIn(locale, automation), (key) => t(`tie.${key}`), f)
    const sub = [interest && t('votes.interest', { names: interest }), gone && t(last ? 'votes.lapsedVote' : 'votes.lapsed')].filter(Boolean).join(' · ')
    return {
      id: member.id,
      name: member.name,
      cells: {
        member: sub ? { text: member.name, sub } : member.name,
        choice: last
          ? { text: t(`choice.${last.choice}`), tone: gone ? ('none' as const) : choiceTone[last.choice] }
          : { text: t(review.voted.includes(member.id) ? 'votes.voted' : 'votes.notVoted'), tone: 'none' as const },
        reason: last ? (
          <span key="reason" className="block max-w-[64ch] whitespace-pre-line wrap-anywhere">
            {last.reason}
            {last.conditions.length > 0 && (
              <ul className="mt-1 list-disc pl-4">
                {last.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            )}
            {cast.slice(0, -1).map((vote) => (
              <span key={vote.ordinal} className="mt-1 block text-xs text-ink-3">
                {f.dateTime(vote.castAt)} · {t(`choice.${vote.choice}`)} · {vote.reason} ({t('votes.superseded')})
              </span>
            ))}
          </span>
        ) : null,
        at: last ? f.dateTime(last.castAt) : null,
      },
    }
  })
  return (
    <PlainTable
      caption={t('votes.title')}
      columns={[
        { id: 'member', header: t('votes.member') },
        { id: 'choice', header: t('votes.choice') },
        ...(review.votes ? [{ id: 'reason', header: t('votes.reason') }, { id: 'at', header: t('votes.at') }] : []),
      ]}
      rows={rows}
    />
  )
}
