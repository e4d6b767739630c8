import { getTranslations } from 'next-intl/server'
import { MiniMatrix } from '@/components/risks/mini-matrix'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { RiskDetail } from '@/lib/features/risks/detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { reviewWords } from '../words'

const folders = { process: 'processes', automation: 'automations', interface: 'interfaces', system: 'systems' } as const

/** Where it lies on the matrix, and what is known of it beside its words. */
export async function RiskFacts({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const [t, f, day] = await Promise.all([getTranslations('risks'), getFormats(), getDayFormat()])
  const { scope, on, inherentLikelihood, inherentImpact, residualLikelihood, residualImpact } = risk
  return (
    <>
      <Section title={t('matrixTitle')} note={t('matrixNote', { ordinal: risk.matrixOrdinal })}>
        {risk.matrixOrdinal === risk.matrixNow && (
          <MiniMatrix
            matrix={risk.matrix}
            inherent={{ likelihood: inherentLikelihood, impact: inherentImpact }}
            residual={{ likelihood: residualLikelihood, impact: residualImpact }}
            proposed={risk.proposal}
            label={t('record.standing', { band: t(`bands.${risk.residualBand}`), score: risk.residualScore, inherent: risk.inherentScore })}
          />
        )}
        <p className="mt-2 text-sm text-ink-2">
          {risk.matrix.likelihood[residualLikelihood - 1]?.[locale]} × {risk.matrix.impact[residualImpact - 1]?.[locale]}
        </p>
      </Section>
      <Section title={t('facts.title')}>
        <Facts
          facts={[
            { label: t('columns.on'), value: on && scope !== 'programme' ? <TextLink href={`/${folders[scope]}/${on.id}`}>{nameIn(locale, on)}</TextLink> : t('wholeProgramme') },
            { label: t('columns.category'), value: t(`categories.${risk.category}`) },
            { label: t('department'), value: risk.department && nameIn(locale, risk.department) },
            { label: t('columns.owner'), value: risk.owner?.name ?? t('noOwner') },
            { label: t('facts.deputy'), value: risk.deputy?.name ?? f.none },
            { label: t('facts.response'), value: risk.response ? t(`responses.${risk.response}`) : t('facts.noResponse') },
            ...(risk.status === 'open' ? [{ label: t('facts.remaining'), value: `${day(risk.nextReviewOn)} (${reviewWords(risk.daysLeft, t).text})` }] : []),
            { label: t('facts.every'), value: t('facts.everyDays', { days: risk.reviewEveryDays }) },
            { label: t('facts.assessed'), value: f.date(risk.assessedAt) },
            { label: t('facts.opened'), value: f.date(risk.createdAt) },
            ...(risk.request ? [{ label: t('facts.request'), value: <TextLink href={`/requests/${risk.request.number}`}>{`R-${risk.request.number}`}</TextLink> }] : []),
            ...(risk.libraryId ? [{ label: t('facts.library'), value: risk.libraryId }] : []),
          ]}
        />
        {risk.responseNote && <p className="text-sm whitespace-pre-line text-ink-2">{risk.responseNote}</p>}
      </Section>
    </>
  )
}
