import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { nothingRan, shareOfPlan } from '@/lib/features/ledger/read-books'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

/** One segment with its numbers: hours × wage × adoption, the wage left out for those who may not read it. */
function partOf({ facts, result, mayReadWages }: LedgerMonthPage, i: number, { t, f, hours }: Pick<LedgerWords, 't' | 'f' | 'hours'>): string {
  const { wage, exchange } = facts.segments[i]!
  const { realised, returnedMs } = result.segments[i]!
  if (realised.amount === null) return realised.gap ? t(`gaps.${realised.gap}`) : f.none
  const shown = wage && mayReadWages ? f.money(BigInt(wage.hourlyMinor), wage.currency) : t('month.wageHidden')
  const amount = f.money(BigInt(Math.round(realised.amount * 10 ** decimalsOf(facts.currency))), facts.currency)
  return `${hours(returnedMs)} × ${shown}${exchange?.length ? ` × ${exchange.map(({ from, to }) => `${from}/${to}`).join(' × ')}` : ''} × ${f.percent(facts.adoption?.value ?? 10_000)} = ${amount}`
}

/** Planned, realised, lost and hours of the month. */
export function MonthBand({ page, words: { t, f, hours } }: { page: LedgerMonthPage; words: LedgerWords }) {
  const { facts, result } = page
  const { figures, lostMinor } = result
  const money = (minor: bigint | null) => (minor === null ? null : f.money(minor, facts.currency))
  const idle = nothingRan(figures)
  const share = idle ? null : shareOfPlan(figures.realisedMinor, figures.plannedMinor)
  const { promised, coverage } = facts.planned
  return (
    <StatBand label={t('title')}>
      <Stat
        label={t('month.realised')}
        value={idle ? null : money(figures.realisedMinor)}
        tone={share === null || !page.ended ? 'info' : share >= 100 ? 'ok' : share >= 80 ? 'watch' : 'act'}
        statusWord={share === null ? t(figures.plannedMinor === null ? 'month.noPlan' : 'nothing') : t(page.ended ? 'month.share' : 'month.soFar', { share })}
        note={t('month.units', { count: Number(figures.units) })}
        explanation={{
          title: t('month.realised'), value: money(figures.realisedMinor) ?? f.none, definition: t('definition.realised'), formula: t('month.realisedFormula'),
          values: facts.segments.map((segment, i) => ({ label: `${f.day(segment.from)} – ${f.day(segment.to)}`, value: partOf(page, i, { t, f, hours }) })),
          sample: t('month.units', { count: Number(figures.units) }),
        }}
      />
      <Stat
        label={t('month.planned')}
        value={money(figures.plannedMinor)}
        tone={figures.plannedMinor === null ? 'none' : 'info'}
        statusWord={promised ? t('month.plannedCase', { number: promised.number, ordinal: promised.ordinal }) : coverage ? t('month.plannedCoverage', { coverage: f.percent(coverage.coverageBp, { digits: 0 }) }) : t('month.noPlan')}
        note={figures.plannedMs === null ? undefined : hours(figures.plannedMs)}
      />
      <Stat
        label={t('month.lost')}
        value={idle ? null : money(figures.lostMinor)}
        tone={figures.lostMinor === null ? 'none' : 'info'}
        statusWord={t('month.failedUnits', { count: Number(figures.failedUnits) })}
        note={hours(figures.lostMs)}
        explanation={{
          title: t('month.lost'), value: money(figures.lostMinor) ?? f.none, definition: t('definition.lost'), formula: (['lost-failed', 'lost-downtime', 'lost-late'] as const).map((key) => page.formulas[key].body.names[f.locale === 'en' ? 'en' : 'zh-CN']).join(' + '),
          values: (['lost-failed', 'lost-downtime', 'lost-late'] as const).map((key) => ({ label: page.formulas[key].body.names[f.locale === 'en' ? 'en' : 'zh-CN'], value: money(lostMinor[key]) ?? f.none })),
        }}
      />
      <Stat label={t('month.hours')} value={idle ? null : hours(figures.returnedMs)} tone="info" statusWord={t('columns.down') + ' ' + (figures.downMs === 0n ? f.number(0) : hours(figures.downMs))} note={`${t('columns.missed')} ${f.number(figures.missedUnits)}`} />
    </StatBand>
  )
}
