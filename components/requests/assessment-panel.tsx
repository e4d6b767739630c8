import { useTranslations } from 'next-intl'
import { use, type ReactNode } from 'react'
import type { FormAction } from '@/components/form/form-types'
import { ButtonLink } from '@/components/ui/button'
import { Bar } from '@/components/ui/progress'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { instantScore } from '@/lib/core/requests/instant-score'
import type { getAssessments } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'
import { AssessmentCompare } from './assessment-panel-compare'
import { AssessmentMoney } from './assessment-panel-money'
import { AssessmentParts } from './assessment-panel-parts'

export interface AssessmentPanelProps {
  /** From `getAssessments` */
  view: Awaited<ReturnType<typeof getAssessments>>
  number: number
  /** The server action over `adoptAssessment` */
  adopt: FormAction
  /** The plan of the portfolio holds it */
  planned?: boolean
}

/** The score of a request as an answer, then its parts, why, and what would raise it; before any assessment the first score. */
export function AssessmentPanel({ view, number, adopt, planned = false }: AssessmentPanelProps) {
  const t = useTranslations('scoring')
  const f = use(getFormats())
  const counted = view.assessments.find(({ id }) => id === view.counted)
  const action = view.blocked?.length === 0 && (
    <ButtonLink href={`/requests/${number}/assess`} size="sm">
      {t(counted ? 'panel.second' : 'panel.assess')}
    </ButtonLink>
  )
  if (!counted) return <InstantPanel view={view} action={action} />
  const points = (value: number) => f.number(value, { digits: 1 })
  const { advice, technology } = counted
  return (
    <Section
      id="score"
      title={counted.gate === 0 && counted.vetoes[0] ? t('panel.vetoed', { reason: t(`vetoes.${counted.vetoes[0]}`) }) : t('panel.answer', { score: points(counted.score) })}
      note={t('panel.by', { name: counted.assessor.name, date: f.date(counted.createdAt), ordinal: counted.model })}
      action={action}
    >
      <div className="panel px-4 py-3">
        {planned && (
          <p className="py-1 text-sm">
            <Status tone="info">{t('panel.planned')}</Status>
          </p>
        )}
        {counted.vetoes.map((veto) => (
          <p key={veto} className="py-1 text-sm">
            <Status tone="act">{t(`vetoes.${veto}`)}</Status>
          </p>
        ))}
        <AssessmentParts assessment={counted} />
        <p className="border-t border-line-soft pt-2 text-xs text-ink-3">
          {t('formula', { f: f.percent(counted.weightsBp.frequency, { digits: 0 }), s: f.percent(counted.weightsBp.structure, { digits: 0 }), b: f.percent(counted.weightsBp.benefit, { digits: 0 }) })}
        </p>
        {counted.money && <AssessmentMoney money={counted.money} years={counted.years} rateBp={counted.discountBp} releasedMs={counted.releasedMs} />}
        <div className="mt-2 border-t border-line-soft pt-2 text-sm">
          <p>
            <span className="text-ink-3">{t('panel.technology')}: </span>
            {counted.technologyWhy && technology !== advice.technology
              ? t('panel.technologyDiffers', { chosen: t(`technologies.${technology}`), advised: t(`technologies.${advice.technology}`), why: counted.technologyWhy })
              : t(`technologies.${technology}`)}
          </p>
          <p className="text-xs text-ink-3">{t('panel.facts', { days: f.number(counted.build.tenthDays / 10, { digits: 1 }), complexity: counted.complexity, risk: counted.risk })}</p>
          <ul className="mt-1 grid gap-0.5 text-xs text-ink-2">
            {advice.reasons.filter((reason) => reason.technology === advice.technology).map(({ rule }) => <li key={rule}>{t(`rules.${rule}` as 'rules.uiOnly')}</li>)}
          </ul>
        </div>
        {counted.levers.length > 0 && (
          <div className="mt-2 border-t border-line-soft pt-2 text-sm">
            <p className="font-medium">{t('panel.raise')}</p>
            <ul>
              {counted.levers.map(({ name, gain }) => (
                <li key={name} className="flex justify-between gap-3 py-0.5">
                  <span className="text-ink-2">{t(`levers.${name}` as 'levers.volume')}</span>
                  <span className="shrink-0 tabular-nums">{t('panel.gain', { points: points(gain) })}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {(counted.changed.length > 0 || counted.note) && (
          <details className="mt-2 border-t border-line-soft pt-2 text-sm">
            <summary className="font-medium">{t('panel.reasons')}</summary>
            <dl className="mt-1 grid gap-1 text-ink-2">
              {counted.changed.map(({ name, reason }) => (
                <div key={name}>
                  <dt className="inline text-ink-3">{t(`fields.${name}.label`)}: </dt>
                  <dd className="inline">{reason}</dd>
                </div>
              ))}
            </dl>
            {counted.note && <p className="mt-1 whitespace-pre-wrap text-ink-2">{counted.note}</p>}
          </details>
        )}
      </div>
      {view.assessments.length > 1 && <AssessmentCompare view={view} counted={counted} adopt={adopt} />}
    </Section>
  )
}

/** What the submitter's own answers give before anybody assessed. */
function InstantPanel({ view, action }: { view: AssessmentPanelProps['view']; action: ReactNode }) {
  const t = useTranslations('scoring')
  const f = use(getFormats())
  const { answers, hoursPerYearTenths, itemsPerYear } = view.instant
  const score = instantScore({ answers, itemsPerYear, hoursPerYearTenths, workingDays: 250 })
  return (
    <Section id="score" title={score.suitabilityBp === null ? t('panel.none') : t('panel.instant', { score: f.number(score.suitabilityBp / 100) })} note={t(score.suitabilityBp === null ? 'panel.instantNone' : 'panel.instantNote')} action={action}>
      {score.suitabilityBp !== null && (
        <div className="panel px-4 py-2">
          <Bar label={t('panel.suitability')} value={f.number(score.suitabilityBp / 100)} percent={score.suitabilityBp / 100} />
          {score.frequencyBp !== null && <Bar label={t('parts.frequency')} value={f.number(score.frequencyBp / 100)} percent={score.frequencyBp / 100} />}
        </div>
      )}
    </Section>
  )
}
