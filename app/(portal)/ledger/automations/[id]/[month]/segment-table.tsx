import { PlainTable } from '@/components/table/plain-table'
import { sumOf } from '@/lib/core/ledger/facts'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

/** The month cut where something changes, with everything that each part is computed from. */
export function SegmentTable({ page, words: { t, f, hours } }: { page: LedgerMonthPage; words: LedgerWords }) {
  const { facts, result, mayReadWages } = page
  const places = 10 ** decimalsOf(facts.currency)
  return (
    <PlainTable
      caption={t('month.calculation')}
      columns={[
        { id: 'days', header: t('columns.days') },
        { id: 'units', header: t('columns.units'), align: 'right' },
        { id: 'failed', header: t('columns.failed'), align: 'right' },
        { id: 'attended', header: t('columns.attendedSucceeded'), align: 'right' },
        { id: 'manual', header: t('columns.manual'), align: 'right' },
        { id: 'hours', header: t('columns.hours'), align: 'right' },
        { id: 'wage', header: t('columns.wage'), align: 'right' },
        { id: 'adoption', header: t('columns.adoption'), align: 'right' },
        { id: 'amount', header: t('columns.amount'), align: 'right' },
      ]}
      rows={facts.segments.map((segment, i) => {
        const sum = sumOf(segment)
        const { realised, returnedMs } = result.segments[i]!
        const { wage, exchange } = segment
        const rate = exchange?.length ? exchange.map((leg) => `${leg.from}/${leg.to} ${f.number(leg.inverse ? 100_000_000 / Number(leg.rateE8) : Number(leg.rateE8) / 100_000_000, { digits: 4 })}`).join(' · ') : undefined
        return {
          id: segment.from,
          name: `${f.day(segment.from)} – ${f.day(segment.to)}`,
          cells: {
            days: `${f.day(segment.from)} – ${f.day(segment.to)}`,
            units: f.number(sum.succeeded),
            failed: f.number(sum.failed),
            attended: f.number(sum.attendedMs / 3_600_000, { digits: 2 }),
            manual: segment.baseline ? { text: f.number(segment.baseline.manualMs / 60_000, { digits: 2 }) } : t('month.noBaseline'),
            wage: wage === null ? t('month.wageNone') : { text: mayReadWages ? f.money(BigInt(wage.hourlyMinor), wage.currency) : t('month.wageHidden'), sub: [t(`wageBy.${wage.by}`), rate].filter(Boolean).join(' · ') },
            hours: hours(returnedMs),
            adoption: facts.adoption ? `× ${f.percent(facts.adoption.value)}` : { text: `× ${f.percent(10_000, { digits: 0 })}`, sub: t('month.adoptionUnknown') },
            amount: realised.amount === null ? (realised.gap && { text: f.none, sub: t(`gaps.${realised.gap}`) }) : f.money(BigInt(Math.round(realised.amount * places)), facts.currency),
          },
        }
      })}
    />
  )
}
