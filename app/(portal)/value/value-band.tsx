import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { shareOf } from '@/lib/core/value/months'
import type { ProgrammeValue } from '@/lib/features/value/programme-value'
import type { ValueWords } from './value-words'

/** Realised, planned, lost and forecast of the year, each with what it is made of. */
export function ValueBand({ value, words: { t, money, share, hours, f } }: { value: ProgrammeValue; words: ValueWords }) {
  const { toDate, fullMonths, expected, plannedYear, forecast } = value.view
  const ofPlan = shareOf(fullMonths.realised, fullMonths.planned)
  const signed = shareOf(fullMonths.signed, fullMonths.realised)
  const gross = toDate.realised === null ? null : toDate.realised + (toDate.lost ?? 0n)
  // Only full months have a plan to be held against; what the running one gave stands beside them.
  const running = value.view.year === value.thisYear && toDate.realised !== null ? toDate.realised - (fullMonths.realised ?? 0n) : null
  const source = t('explain.source')
  const shownMoney = (minor: bigint | null) => (minor === null ? t('stat.notKnown') : f.money(minor, value.currency))
  return (
    <StatBand label={t('band')}>
      <Stat
        label={t('stat.realised')}
        value={fullMonths.realised === null ? null : money(fullMonths.realised)}
        tone={fullMonths.realised === null ? 'none' : ofPlan === null ? 'info' : ofPlan >= 10_000 ? 'ok' : ofPlan >= 8_000 ? 'watch' : 'act'}
        statusWord={fullMonths.realised === null ? t('stat.notKnown') : ofPlan === null ? t('groups.noPlan') : t('stat.ofPlan', { share: share(ofPlan) })}
        note={[t('stat.signedShare', { share: share(signed ?? 0) }), ...(running === null ? [] : [t('stat.running', { amount: money(running) })])].join(' · ')}
        explanation={{
          title: t('stat.realised'), value: shownMoney(fullMonths.realised), definition: t('explain.realised'), formula: t('explain.realisedFormula'),
          values: [
            { label: t('explain.signed'), value: shownMoney(fullMonths.signed) },
            { label: t('explain.open'), value: shownMoney(fullMonths.realised === null ? null : fullMonths.realised - fullMonths.signed) },
            ...(running === null ? [] : [{ label: t('explain.running'), value: shownMoney(running) }, { label: t('explain.toDate'), value: shownMoney(toDate.realised) }]),
          ],
          sample: `${hours(fullMonths.returnedMs)} · ${t('stat.units', { count: fullMonths.units })}`,
          source, runsHref: '/ledger', runsLabel: t('explain.openLedger'),
        }}
      />
      <Stat
        label={t('stat.planned')}
        value={fullMonths.planned === null ? null : money(fullMonths.planned)}
        tone={fullMonths.planned === null ? 'none' : 'info'}
        statusWord={fullMonths.planned === null ? t('groups.noPlan') : plannedYear === null ? t('stat.notKnown') : t('stat.plannedYear', { planned: money(plannedYear) })}
        explanation={{ title: t('stat.planned'), value: shownMoney(fullMonths.planned), definition: t('explain.planned'), formula: t('explain.plannedFormula'), source, runsHref: '/ledger', runsLabel: t('explain.openLedger') }}
      />
      <Stat
        label={t(running === null ? 'stat.lost' : 'stat.lostToDate')}
        value={toDate.lost === null ? null : money(toDate.lost)}
        tone={toDate.lost === null ? 'none' : 'info'}
        statusWord={toDate.lost === null ? t('stat.notKnown') : t('stat.ofGross', { share: share(shareOf(toDate.lost, gross) ?? 0) })}
        note={hours(toDate.lostMs)}
        explanation={{
          title: t('stat.lost'), value: shownMoney(toDate.lost), definition: t('explain.lost'), formula: t('explain.lostFormula'),
          values: (['failed', 'late', 'downtime'] as const).map((cause) => ({ label: t(`waterfall.steps.${cause}`), value: f.money(value.waterfall.lost[cause], value.currency) })),
          source, runsHref: '/value/leaks', runsLabel: t('tabs.leaks'),
        }}
      />
      <Stat
        label={t('stat.forecast')}
        value={expected ? money(expected.minor) : null}
        tone={expected ? 'info' : 'none'}
        statusWord={expected ? t('stat.between', { low: money(expected.low), high: money(expected.high) }) : t('stat.noForecast')}
        explanation={
          expected && forecast.ok
            ? {
                title: t('stat.forecast'), value: shownMoney(expected.minor), definition: t('explain.forecast'), formula: t('explain.forecastFormula'),
                values: [
                  { label: t('explain.measured'), value: shownMoney(toDate.realised ?? 0n) },
                  { label: t('explain.coming'), value: shownMoney(expected.minor - (toDate.realised ?? 0n)) },
                  { label: t('explain.lowEnd'), value: shownMoney(expected.low) },
                  { label: t('explain.highEnd'), value: shownMoney(expected.high) },
                ],
                source,
              }
            : undefined
        }
      />
    </StatBand>
  )
}
