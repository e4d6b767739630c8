'use client'

import { useTranslations } from 'next-intl'
import { Bar } from '@/components/ui/progress'
import { Status } from '@/components/ui/status'
import type { ScoringConstants } from '@/lib/core/scoring/model'
import { parts } from '@/lib/core/scoring/score'
import type { Live } from './live'
import { useScoreFormats } from './use-score-formats'

interface LiveResultProps {
  live: Live
  constants: ScoringConstants
  modelOrdinal: number
  currency: string
}

/** The score while it is written: the figure first, then what it is made of, the money and the advice. */
export function LiveResult({ live, constants, modelOrdinal, currency }: LiveResultProps) {
  const t = useTranslations('scoring')
  const f = useScoreFormats(currency)
  const { assessed, missing, values } = live
  const { economics, benefit, build, advice } = assessed
  const partNote = {
    frequency: t('partNotes.frequency', { perDay: f.number(assessed.itemsPerDay, 1) }),
    structure: assessed.logShare > 0 ? t('partNotes.structureLog', { share: f.percent(assessed.logShare), answers: f.points(assessed.answers) }) : t('partNotes.structure', { answers: f.points(assessed.answers) }),
    benefit: economics.bcr === null ? t('partNotes.benefitFree') : t('partNotes.benefit', { bcr: f.number(economics.bcr, 2) }),
  }
  const lines: [string, string][] = [
    [t('result.yearly'), f.money(benefit.yearly)],
    [t('result.net'), f.money(benefit.net)],
    [t('result.hours'), f.hours(benefit.releasedMs)],
    [t('result.effort'), `${f.number(build.tenthDays / 10, 1)} ${t('units.days')}`],
    [t('result.build'), f.money(build.cost)],
    [t('result.running'), f.money(build.running)],
    [t('result.npv', { years: constants.horizon.years, rate: f.percent(constants.horizon.discountBp / 10_000) }), f.money(economics.npv)],
    [t('result.payback'), economics.paybackMonths === null ? t('result.never') : t('result.months', { count: f.number(economics.paybackMonths, 1) })],
    ...(assessed.indirect.fines || assessed.indirect.complaints ? ([[t('result.fines'), f.money(assessed.indirect.fines)], [t('result.complaints'), f.money(assessed.indirect.complaints)]] as [string, string][]) : []),
    [t('result.complexity'), f.number(assessed.complexity)],
    [t('result.risk'), f.number(assessed.risk)],
  ]
  return (
    <section aria-label={t('result.label')} className="panel mb-6 px-4 py-4 lg:sticky lg:top-16">
      <p className="text-sm text-ink-2">{t('result.score')}</p>
      <p aria-live="polite" className="flex items-baseline gap-2">
        <span className="text-2xl font-semibold tabular-nums">{f.points(assessed.score)}</span>
        <span className="text-sm text-ink-3">{t('result.of')}</span>
      </p>
      <p className="text-xs text-ink-3">{t('result.model', { ordinal: modelOrdinal })}</p>
      {assessed.vetoes.map((veto) => (
        <p key={veto} className="mt-2 text-sm">
          <Status tone="act">{t(`vetoes.${veto}`)}</Status>
        </p>
      ))}
      {missing.length > 0 && <p className="mt-2 text-xs text-watch">{t('missing', { count: missing.length })}</p>}
      <div className="mt-3 border-t border-line-soft pt-2">
        {parts.map((part) => (
          <Bar
            key={part}
            label={t(`parts.${part}`)}
            value={f.points(assessed.parts[part])}
            percent={assessed.parts[part]}
            note={assessed.overridden.includes(part) ? t('partNotes.overridden', { value: f.points(assessed.computed[part]) }) : partNote[part]}
          />
        ))}
        <Bar label={t('parts.confidence')} value={f.percent(assessed.confidence)} percent={assessed.confidence * 100} note={t(`choices.${values.basis ?? 'guessed'}`)} tone="none" />
      </div>
      <details ref={openWhereWide} className="mt-2 border-t border-line-soft pt-2 text-sm">
        <summary className="font-medium">{t('result.benefit')}</summary>
        <dl className="mt-1">
          {lines.map(([label, value]) => (
            <div key={label} className="flex justify-between gap-3 py-1">
              <dt className="text-ink-3">{label}</dt>
              <dd className="text-right tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1 text-xs text-ink-3">
          {t('result.formula', {
            items: f.number(values.itemsPerYear),
            coverage: f.percent((values.coverageBp ?? 0) / 10_000),
            success: f.percent((values.successBp ?? 0) / 10_000),
            saved: `${f.number(Math.max(0, (values.manualMs ?? 0) - (values.attendedMs ?? 0)) / 60_000, 2)} ${t('units.minutes')}`,
            wage: `${f.exact(values.hourlyWageMinor ?? 0)} ÷ 60`,
          })}
        </p>
      </details>
      <div className="mt-2 border-t border-line-soft pt-2 text-sm">
        <p className="font-medium">
          {t('result.advice')}: {t(`technologies.${advice.technology}`)}
        </p>
        <ul className="mt-1 grid gap-1 text-xs text-ink-2">
          {advice.reasons.map(({ rule, technology, points }) => (
            <li key={rule} className="flex justify-between gap-3">
              <span>{t(`rules.${rule}` as 'rules.uiOnly')}</span>
              <span className="shrink-0 text-ink-3">{`${t(`technologies.${technology}`)} +${points}`}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** On a phone the money waits behind its heading, so that the form is near. */
function openWhereWide(details: HTMLDetailsElement | null): void {
  if (details && window.innerWidth >= 1024) details.open = true
}
