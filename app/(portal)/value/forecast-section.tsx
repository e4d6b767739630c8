import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { shareOf } from '@/lib/core/value/months'
import type { ProgrammeValue } from '@/lib/features/value/programme-value'
import type { ValueWords } from './value-words'

/** What the year will bring and how that was worked out, in words. */
export function ForecastSection({ value, words: { t, money, share, month } }: { value: ProgrammeValue; words: ValueWords }) {
  const { forecast, expected, plannedYear, toDate, year } = value.view
  if (year < value.thisYear) return <Section title={t('forecast.title')}><p className="text-sm text-ink-2">{t('forecast.past')}</p></Section>
  if (!forecast.ok || !expected) {
    const params = forecast.ok ? { have: 0, needed: 0 } : (forecast.reasons[0]!.params as { have: number; needed: number })
    return <Section title={t('forecast.title')}><p className="text-sm text-ink-2">{t('forecast.few', params)}</p></Section>
  }
  const { method, used, slope } = forecast.value
  const ofPlan = shareOf(expected.minor, plannedYear)
  const span = { count: used.length, from: month(used[0]!), to: month(used.at(-1)!) }
  return (
    <Section title={t('forecast.title')}>
      <Facts
        facts={[
          { label: t('forecast.year', { year }), value: money(expected.minor) },
          { label: t('forecast.range'), value: `${money(expected.low)} – ${money(expected.high)}` },
          { label: t('forecast.rest'), value: money(expected.minor - (toDate.realised ?? 0n)) },
          ...(plannedYear === null ? [] : [{ label: t('forecast.plan'), value: ofPlan === null ? money(plannedYear) : `${money(plannedYear)} (${share(ofPlan)})` }]),
        ]}
      />
      <p className="-mt-3 text-xs text-ink-3">{method === 'level' ? t('forecast.level', span) : t('forecast.trend', { ...span, slope: money(slope) })}</p>
    </Section>
  )
}
