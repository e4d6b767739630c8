import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { ReviewView } from '@/lib/features/gate-reviews/queries'
import type { Verification, VerifiedRow } from '@/lib/features/gate-reviews/verify-review'
import { getFormats } from '@/lib/i18n/formats'

const hash = (value: string) => <code className="font-mono text-xs break-all">{value}</code>

/** When, by whom, under which version, and the hashes that everything is checked against. */
export async function ProofPanel({ review, proof }: { review: ReviewView; proof: Verification }) {
  const [t, f] = await Promise.all([getTranslations('gateReviews'), getFormats()])
  const { rules } = review
  return (
    <>
      <Section title={t('facts.title')}>
        <Facts
          facts={[
            { label: t('facts.opened'), value: f.dateTime(review.openedAt) },
            { label: t('facts.openedBy'), value: rules.openedBy.name },
            { label: t('facts.closes'), value: f.dateTime(review.closesAt) },
            ...(review.endedAt ? [{ label: t('facts.ended'), value: f.dateTime(review.endedAt) }] : []),
            { label: t('facts.gate'), value: <TextLink href={`/gates/${review.phaseId}`}>{t('facts.gateVersion', { ordinal: rules.gate.ordinal })}</TextLink> },
            { label: t('facts.scope'), value: f.number(rules.scope.length) },
          ]}
        />
      </Section>
      <Section title={t('verify.title')} note={proof.intact ? t('verify.intact', { count: proof.rows.length }) : undefined}>
        {!proof.intact && <Faults review={review} faults={proof.faults} />}
        <p className="text-xs text-ink-3">{t('facts.hash')}</p>
        <p className="mb-2">{hash(review.evidenceHash)}</p>
        {review.decision && (
          <>
            <p className="text-xs text-ink-3">{t('facts.decisionHash')}</p>
            <p className="mb-2">{hash(review.decision.hash)}</p>
          </>
        )}
      </Section>
      <Section title={t('minutes.title')} note={t(review.status === 'open' ? 'minutes.later' : 'minutes.note')}>
        {review.status !== 'open' && (
          <ul className="grid gap-1.5">
            {(['en', 'zh-CN'] as const).map((language) => (
              <li key={language}>
                <a className="text-accent underline underline-offset-[3px]" href={`/api/gate-reviews/${review.id}/minutes?language=${language}`} download>
                  {t(`minutes.${language}`)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

/** The rows that are not as they were stored. */
export async function Faults({ review, faults }: { review: ReviewView; faults: VerifiedRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('gateReviews'), getLocale()])
  const nameOf = ({ part, name }: VerifiedRow) => {
    if (part === 'evidence') return review.evidence.find(({ criterionId }) => criterionId === name)?.label[locale] ?? name
    return part === 'vote' ? (review.rules.members.find(({ id }) => id === name)?.name ?? name) : name
  }
  return (
    <ul className="mb-3 grid gap-1">
      {faults.map((row, i) => (
        <li key={i}>
          <Status tone="act">{t('verify.row', { what: t(`verify.part.${row.part}`, { name: nameOf(row), ordinal: row.ordinal ?? 0 }), state: t(`verify.state.${row.state}`) })}</Status>
        </li>
      ))}
    </ul>
  )
}
