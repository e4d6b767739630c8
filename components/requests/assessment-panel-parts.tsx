import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Bar } from '@/components/ui/progress'
import { parts } from '@/lib/core/scoring/score'
import type { AssessmentView } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'

/** The three criteria and the confidence as bars, each with the fact that it rests on. */
export function AssessmentParts({ assessment: a }: { assessment: AssessmentView }) {
  const t = useTranslations('scoring')
  const f = use(getFormats())
  const points = (value: number) => f.number(value, { digits: 1 })
  const bcr = a.money ? (a.money.bcr === null ? t('partNotes.benefitFree') : t('partNotes.benefit', { bcr: f.number(a.money.bcr, { digits: 2 }) })) : t('partNotes.benefitHidden')
  const rests = {
    frequency: t('partNotes.frequency', { perDay: f.number(a.itemsPerDay, { digits: 1 }) }),
    structure: a.logShare > 0 ? t('partNotes.structureLog', { share: f.percent(Math.round(a.logShare * 10_000), { digits: 0 }), answers: points(a.answers) }) : t('partNotes.structure', { answers: points(a.answers) }),
    benefit: bcr,
  }
  const basis = a.fields.basis?.value
  return (
    <>
      {parts.map((part) => {
        const override = a.overrides[part]
        return (
          <Bar
            key={part}
            label={t(`parts.${part}`)}
            value={points(a.parts[part])}
            percent={a.parts[part]}
            note={override ? `${t('partNotes.overridden', { value: points(a.computed[part]) })} – ${override.reason}` : rests[part]}
          />
        )
      })}
      <Bar
        label={t('parts.confidence')}
        value={f.percent(Math.round(a.confidence * 10_000), { digits: 0 })}
        percent={a.confidence * 100}
        note={a.overrides.confidence ? a.overrides.confidence.reason : typeof basis === 'string' ? t(`choices.${basis}` as 'choices.measured') : undefined}
        tone="none"
      />
    </>
  )
}
