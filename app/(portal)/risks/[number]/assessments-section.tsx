import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import type { Locale } from '@/lib/core/localized'
import { movementOf } from '@/lib/core/risks/assessment'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getFormats } from '@/lib/i18n/formats'
import { ProposalSentence } from './proposal-panel'

/** Every judgement in a sentence, newest first. */
export async function AssessmentsSection({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const [t, bands, f] = await Promise.all([getTranslations('risks.assessments'), getTranslations('risks.bands'), getFormats()])
  const { assessments } = risk
  return (
    <Section id="assessments" title={t('title')} note={t('note')}>
      <Timeline
        entries={assessments.map((one, at) => {
          const before = assessments[at + 1] ?? null
          const movement = movementOf(one.residualScore, before?.residualScore ?? null)
          const change = before && one.kind !== 'reviewed' ? t('change', { movement, before: before.residualScore }) : null
          return {
            id: one.id,
            current: at === 0,
            title: (
              <>
                {t(one.kind, { name: one.by?.name ?? t('machine'), residual: one.residualScore, ordinal: one.matrixOrdinal })} <BandMark band={one.residualBand}>{[bands(one.residualBand), change].filter(Boolean).join(' · ')}</BandMark>
              </>
            ),
            detail: t('detail', { at: f.dateTime(one.at), likelihood: one.residualLikelihood, impact: one.residualImpact, inherentLikelihood: one.inherentLikelihood, inherentImpact: one.inherentImpact, inherent: one.inherentScore }),
            body: (one.note || one.proposal) && (
              <>
                {one.proposal && (
                  <p className="text-ink-3">
                    <ProposalSentence facts={one.proposal} locale={locale} />
                  </p>
                )}
                {one.note && <p className="whitespace-pre-line">{one.note}</p>}
              </>
            ),
          }
        })}
      />
    </Section>
  )
}
