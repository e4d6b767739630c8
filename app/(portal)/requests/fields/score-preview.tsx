'use client'

import { useTranslations } from 'next-intl'
import { Bar } from '@/components/ui/progress'
import { Status } from '@/components/ui/status'
import { instantScore, type Band } from '@/lib/core/requests/instant-score'
import { suitabilityQuestions } from '@/lib/core/requests/statuses'
import type { FormValues } from '@/lib/core/three-way'
import { liveVolume, roundedHours } from './volume-fields'

const tones = { high: 'ok', middle: 'watch', low: 'act' } as const satisfies Record<Band, string>

/** What can be said at once: how well it suits, how often it happens, what it costs in hours, and why. */
export function ScorePreview({ live, workingDays }: { live: FormValues; workingDays: number }) {
  const t = useTranslations('requestForm')
  const { itemsPerYear, hoursPerYearTenths } = liveVolume(live, workingDays)
  const answers = Object.fromEntries(suitabilityQuestions.map((question) => [question, Number(live[question]) || null]))
  const score = instantScore({ answers, itemsPerYear, hoursPerYearTenths, workingDays })
  const percent = (bp: number) => Math.round(bp / 100)
  const shown = (bp: number | null) => (bp === null ? '–' : String(percent(bp)))
  return (
    <section aria-live="polite" className="panel px-4 py-3">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {score.band && score.suitabilityBp !== null ? t(`score.${score.band}`, { percent: percent(score.suitabilityBp) }) : t('score.open')}
        {score.band && <Status tone={tones[score.band]} plain>{t(`score.bands.${score.band}`)}</Status>}
      </h3>
      <div className="mt-1">
        <Bar label={t('score.suits')} value={shown(score.suitabilityBp)} percent={percent(score.suitabilityBp ?? 0)} />
        <Bar label={t('score.often')} value={shown(score.frequencyBp)} percent={percent(score.frequencyBp ?? 0)} />
      </div>
      {hoursPerYearTenths !== null && <p className="mt-2 text-sm">{t('hours', { hours: roundedHours(hoursPerYearTenths) })}</p>}
      <ul className="mt-2 grid gap-1 text-sm text-ink-2">
        {score.lifts.slice(0, 2).map(({ question }) => <li key={question} className="flex gap-2"><span aria-hidden="true" className="text-ok">+</span>{t(`score.lifts.${question}`)}</li>)}
        {score.lowers.slice(0, 2).map(({ question, gainBp }) => <li key={question} className="flex gap-2"><span aria-hidden="true" className="text-act">−</span>{t(`score.lowers.${question}`, { gain: percent(gainBp) })}</li>)}
      </ul>
      <p className="mt-2 text-xs text-ink-3">{t('score.note')}</p>
    </section>
  )
}
