import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { ReviewDetail } from '@/lib/features/reviews/detail'
import { getFormats } from '@/lib/i18n/formats'
import { Resend } from '../resend'
import { stepIn } from '../words'

export function ReviewFacts({ review, locale }: { review: ReviewDetail; locale: Locale }) {
  const t = useTranslations('reviews')
  const f = use(getFormats())
  const { point, process, automation } = review
  return (
    <Section title={t('detail.facts')}>
      <Facts
        facts={[
          { label: t('detail.step'), value: <TextLink href={`/reviews/points/${point.id}`}>{stepIn(point, locale)}</TextLink> },
          { label: t('detail.process'), value: <TextLink href={`/processes/${process.id}`}>{nameIn(locale, process)}</TextLink> },
          ...(automation ? [{ label: t('detail.automation'), value: <TextLink href={`/automations/${automation.id}`}>{nameIn(locale, automation)}</TextLink> }] : []),
          { label: t('detail.asked'), value: f.dateTime(review.askedAt) },
          { label: t('detail.askedBy'), value: review.askedBy?.name ?? null },
          { label: t('detail.approvals'), value: t(review.approvals > 1 ? 'points.twoPeople' : 'points.onePerson') },
          { label: t('detail.expiry'), value: t(`expiry.${point.onExpiry as 'escalate'}`) },
          ...(review.claimedBy ? [{ label: t('detail.takenBy'), value: review.claimedBy.name }] : []),
          ...(review.handedTo ? [{ label: t('detail.handedTo'), value: review.handedTo.name }] : []),
          ...(review.escalatedAt ? [{ label: t('detail.escalated'), value: f.dateTime(review.escalatedAt) }] : []),
          { label: t('detail.key'), value: <span className="font-mono text-xs break-all">{review.key}</span> },
        ]}
      />
      {review.sampled && !review.blind && <p className="mb-4"><Status tone="info">{t('detail.sampled')}</Status></p>}
      {review.callbacks.map((callback) => (
        <div key={callback.id} className="mb-4 text-sm">
          <p className="mb-1 font-medium">{t('detail.callback')}</p>
          <p className="flex flex-wrap items-center gap-2">
            <Status tone={callback.status === 'sent' ? 'ok' : callback.status === 'failed' ? 'act' : 'watch'}>{t(`callbacks.states.${callback.status as 'sent'}`)}</Status>
            <span className="font-mono text-xs break-all text-ink-3">{callback.host}</span>
            {callback.status === 'failed' && review.may.resend && <Resend id={callback.id} />}
          </p>
          {callback.lastError && <p className="mt-1 text-ink-3">{t(callback.lastError.replace(/^reviews\./, '') as 'faults.timeout', { status: callback.lastStatus ?? '' } as never)}</p>}
        </div>
      ))}
    </Section>
  )
}
