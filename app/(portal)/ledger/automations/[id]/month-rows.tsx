import { PlainTable } from '@/components/table/plain-table'
import { Status } from '@/components/ui/status'
import { nothingRan, shareOfPlan, type BookMonth } from '@/lib/features/ledger/read-books'
import type { LedgerWords } from '../../ledger-words'

/** The months of one automation, newest first: what was planned, what came of it, what was lost, whether it is signed. */
export function MonthRows({ automationId, months, currency, current, words: { t, f, month, hours, units } }: { automationId: string; months: readonly BookMonth[]; currency: string; current: string; words: LedgerWords }) {
  const headed = (key: 'planned' | 'realised' | 'lost') => t('inCurrency', { label: t(`columns.${key}`), currency })
  return (
    <PlainTable
      caption={t('automation.months')}
      columns={[
        { id: 'month', header: t('columns.month') },
        { id: 'state', header: t('columns.state') },
        { id: 'planned', header: headed('planned'), align: 'right' },
        { id: 'realised', header: headed('realised'), align: 'right' },
        { id: 'plan', header: t('columns.plan'), align: 'right' },
        { id: 'hours', header: t('columns.hours'), align: 'right' },
        { id: 'lost', header: headed('lost'), align: 'right' },
        { id: 'units', header: t('columns.units'), align: 'right' },
        { id: 'failed', header: t('columns.failed'), align: 'right' },
        { id: 'down', header: t('columns.down'), align: 'right' },
      ]}
      rows={[...months].reverse().map((one) => {
        const idle = nothingRan(one.total)
        const plan = idle ? null : shareOfPlan(one.total.realisedMinor, one.planned.plannedMinor)
        return {
          id: one.month,
          name: month(one.month),
          href: `/ledger/automations/${automationId}/${one.month}`,
          cells: {
            month: { text: month(one.month), sub: one.gap ? t(`gaps.${one.gap as 'noWage'}`) : one.bookings > 0 ? `± ${f.number(one.bookings)}` : undefined },
            state: <Status key="state" tone={one.state === 'signed' ? 'ok' : 'none'}>{t(one.state === 'open' && one.month >= current ? 'state.running' : `state.${one.state}`)}</Status>,
            planned: units(one.planned.plannedMinor, currency),
            realised: idle ? null : units(one.total.realisedMinor, currency),
            plan: plan === null ? null : f.percent(plan * 100, { digits: 0 }),
            hours: idle ? null : hours(one.total.returnedMs),
            lost: idle ? null : units(one.total.lostMinor, currency),
            units: f.number(one.total.units),
            failed: f.number(one.total.failedUnits),
            down: one.total.downMs === 0n ? f.number(0) : hours(one.total.downMs),
          },
        }
      })}
      empty={<p className="text-sm text-ink-3">{t('empty.text')}</p>}
    />
  )
}
