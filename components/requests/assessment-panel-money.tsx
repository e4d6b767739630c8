import { useTranslations } from 'next-intl'
import { use } from 'react'
import { wholeUnits } from '@/lib/core/portfolio/money'
import type { AssessmentView } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'

/** The benefit preview: direct benefit, cost and present value; indirect benefit beside it, never added. */
export function AssessmentMoney({ money: m, years, rateBp, releasedMs }: { money: NonNullable<AssessmentView['money']>; years: number; rateBp: number; releasedMs: number }) {
  const t = useTranslations('scoring.result')
  const f = use(getFormats())
  const money = (minor: number) => f.money(wholeUnits(minor, m.currency), m.currency)
  const lines: [string, string][] = [
    [t('yearly'), money(m.yearly)],
    [t('net'), money(m.net)],
    [t('hours'), f.hours(releasedMs)],
    [t('build'), money(m.build)],
    [t('running'), money(m.running)],
    [t('npv', { years, rate: f.percent(rateBp, { digits: 0 }) }), money(m.npv)],
    [t('payback'), m.paybackMonths === null ? t('never') : t('months', { count: f.number(m.paybackMonths, { digits: 1 }) })],
    ...(m.indirect.fines || m.indirect.complaints ? ([[t('fines'), money(m.indirect.fines)], [t('complaints'), money(m.indirect.complaints)]] as [string, string][]) : []),
  ]
  return (
    <dl className="mt-2 grid gap-x-8 border-t border-line-soft pt-1 text-sm sm:grid-cols-2">
      {lines.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-3 py-1">
          <dt className="text-ink-3">{label}</dt>
          <dd className="text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
