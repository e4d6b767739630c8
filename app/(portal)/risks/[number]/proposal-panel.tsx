import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/text-link'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { wordsOf } from '@/lib/core/notices/notice'
import type { Locale } from '@/lib/core/localized'
import type { ProposalFacts } from '@/lib/core/risks/proposal'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { answerProposalAction } from '../actions'
import { WordsDialog } from './words-dialog'

/** The sentence that a proposal rests on, in the reader's language. */
export async function ProposalSentence({ facts, locale }: { facts: ProposalFacts; locale: Locale }) {
  const [t, f, day] = await Promise.all([getTranslations(), getFormats(), getDayFormat()])
  const words = wordsOf(facts.sentence.params, locale, { day, month: (month) => month, moment: (iso) => f.dateTime(new Date(iso)) })
  // Indicators and releases name their own sentences.
  return t.has(facts.sentence.key as never) ? t(facts.sentence.key as never, words as never) : null
}

/** A higher score that waits for an answer. */
export async function ProposalPanel({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const [t, f] = await Promise.all([getTranslations('risks'), getFormats()])
  const { proposal, id, version } = risk
  if (!proposal) return null
  const answer = (name: 'take' | 'decline') => (
    <WordsDialog
      action={answerProposalAction}
      trigger={t(`answer.${name}`)}
      title={t(`answerDialog.${name}.title`)}
      text={t(`answerDialog.${name}.text`, { score: proposal.score })}
      hidden={{ id, version, answer: name }}
      words={{ name: 'note', label: t('reason') }}
      submit={t(`answer.${name}`)}
      done={t(name === 'take' ? 'taken' : 'declined')}
      variant={name === 'take' ? 'primary' : 'secondary'}
    />
  )
  return (
    <Callout
      tone="act"
      title={t('proposalTitle', { score: proposal.score })}
      action={
        risk.may.edit && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={`/risks/${risk.number}/assess`}>{t('assess')}</ButtonLink>
            {answer('decline')}
            {answer('take')}
          </div>
        )
      }
    >
      {proposal.facts && (
        <p>
          <ProposalSentence facts={proposal.facts} locale={locale} /> {proposal.facts.href && <TextLink href={proposal.facts.href}>{t('proposalMore')}</TextLink>}
        </p>
      )}
      <p>{t('proposalText', { at: f.dateTime(risk.proposedAt) })}</p>
    </Callout>
  )
}
