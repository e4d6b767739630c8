import { PlainTable } from '@/components/table/plain-table'
import { shareOfPlan } from '@/lib/features/ledger/read-books'
import type { signList } from '@/lib/features/ledger/sign-list'
import type { LedgerWords } from '../ledger-words'

type Row = Awaited<ReturnType<typeof signList>>['open'][number] & { name: string }

/** What a signature would freeze, beside the plan and the month before. */
export function SignTable({ rows, month, currency, words: { t, f, hours, units } }: { currency: string; rows: readonly Row[]; month: string; words: LedgerWords }) {
  const headed = (key: 'planned' | 'realised' | 'lost') => t('inCurrency', { label: t(`columns.${key}`), currency })
  // Months that were kept in another currency say so themselves.
  const money = (minor: bigint | null, of: string) => (of === currency ? units(minor, of) : minor === null ? null : f.money(minor, of))
  return (
    <PlainTable
      caption={t('sign.months')}
      columns={[
        { id: 'automation', header: t('columns.automation') },
        { id: 'choose', header: t('columns.choose') },
        { id: 'hours', header: t('columns.hours'), align: 'right' },
        { id: 'before', header: t('columns.before'), align: 'right' },
        { id: 'realised', header: headed('realised'), align: 'right' },
        { id: 'planned', header: headed('planned'), align: 'right' },
        { id: 'plan', header: t('columns.plan'), align: 'right' },
        { id: 'lost', header: headed('lost'), align: 'right' },
        { id: 'units', header: t('columns.units'), align: 'right' },
        { id: 'failed', header: t('columns.failed'), align: 'right' },
      ]}
      rows={rows.map((row) => {
        const idle = Number(row.units) === 0 && Number(row.failedUnits) === 0 && !row.realisedMinor && !row.lostMinor
        const plan = shareOfPlan(row.realisedMinor, row.plannedMinor)
        return {
          id: row.automationId,
          name: row.name,
          href: `/ledger/automations/${row.automationId}/${month}`,
          cells: {
            choose: <Choice key="choose" row={row} currency={currency} label={t('sign.choose', { name: row.name })} yours={t('yours')} />,
            automation: { text: row.name, sub: row.gap ? t(`gaps.${row.gap as 'noWage'}`) : row.automation.code },
            hours: hours(row.returnedMs),
            before: row.beforeMs === null ? null : hours(row.beforeMs),
            realised: idle ? null : money(row.realisedMinor, row.currency),
            planned: money(row.plannedMinor, row.currency),
            plan: plan === null ? null : f.percent(plan * 100, { digits: 0 }),
            lost: idle ? null : money(row.lostMinor, row.currency),
            units: f.number(row.units),
            failed: f.number(row.failedUnits),
          },
        }
      })}
    />
  )
}

function Choice({ row, currency, label, yours }: { row: Row; currency: string; label: string; yours: string }) {
  if (row.apart) return <span className="text-xs text-ink-3">{yours}</span>
  return (
    <label className="-m-2 inline-flex p-2 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:items-center pointer-coarse:justify-center">
      <input type="checkbox" name="seen[]" value={`${row.automationId}:${row.digest}`} data-complete={row.gap === null} data-minor={row.currency === currency && row.realisedMinor !== null ? String(row.realisedMinor) : undefined} aria-label={label} className="size-4 accent-accent" />
    </label>
  )
}
