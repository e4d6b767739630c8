import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import { RUBBER_STAMP_MS } from '@/lib/core/reviews/statistics'
import type { ReviewDetail } from '@/lib/features/reviews/detail'
import { getFormats } from '@/lib/i18n/formats'
import { outcomeTone } from '../words'

/** Who decided what, for whom, why, and how long they had it in front of them. */
export function Decisions({ review, now }: { review: ReviewDetail; now: Date }) {
  const t = useTranslations('reviews')
  const f = use(getFormats())
  if (!review.decisions.length) return null
  const sentence = ({ kind, outcome, person, onBehalfOf }: ReviewDetail['decisions'][number]) => {
    const words = { name: person.name, outcome: t(`outcomes.${outcome}`) }
    if (kind === 'second-look') return t('detail.secondLook', words)
    return onBehalfOf ? t('detail.decisionFor', { ...words, other: onBehalfOf }) : t('detail.decision', words)
  }
  return (
    <Section title={t('detail.history')}>
      <Timeline
        entries={review.decisions.map((decision) => ({
          id: decision.id,
          tone: outcomeTone[decision.outcome],
          title: sentence(decision),
          detail: [f.relative(decision.decidedAt, now), t('detail.spentOf', { time: f.duration(decision.spentMs) })].join(' · '),
          body: (
            <>
              {decision.kind === 'decision' && decision.spentMs < RUBBER_STAMP_MS && <Status tone="watch">{t('detail.hasty')}</Status>}
              {decision.reason && <p dir="auto" className="mt-1 max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{decision.reason}</p>}
            </>
          ),
        }))}
      />
    </Section>
  )
}
