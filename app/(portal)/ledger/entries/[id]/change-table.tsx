import { PlainTable } from '@/components/table/plain-table'
import { addAmounts, amountsOf } from '@/lib/core/ledger/books'
import type { ledgerEntry } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../ledger-words'

type Page = Awaited<ReturnType<typeof ledgerEntry>>

/** What the books said of the month before the entry, what it changed, and what they say since. */
export function ChangeTable({ page: { entry, before }, words: { t, f, hours, moneyChange, hoursChange } }: { page: Page; words: LedgerWords }) {
  const change = amountsOf(entry)
  const after = before ? addAmounts(before, change) : change
  const money = (minor: bigint | null | undefined) => f.money(minor ?? null, entry.currency)
  const plus = (value: bigint) => (value > 0n ? `+${f.number(value)}` : f.number(value))
  const rows = [
    { id: 'realised', before: money(before?.realisedMinor), change: moneyChange(change.realisedMinor, entry.currency), after: money(after.realisedMinor), shown: true },
    { id: 'hours', before: hours(before?.returnedMs ?? 0n), change: hoursChange(change.returnedMs), after: hours(after.returnedMs), shown: true },
    { id: 'lost', before: money(before?.lostMinor), change: moneyChange(change.lostMinor, entry.currency), after: money(after.lostMinor), shown: true },
    { id: 'units', before: f.number(before?.units ?? 0n), change: plus(change.units), after: f.number(after.units), shown: change.units !== 0n },
    { id: 'failed', before: f.number(before?.failedUnits ?? 0n), change: plus(change.failedUnits), after: f.number(after.failedUnits), shown: change.failedUnits !== 0n },
    { id: 'missed', before: f.number(before?.missedUnits ?? 0n), change: plus(change.missedUnits), after: f.number(after.missedUnits), shown: change.missedUnits !== 0n },
  ] as const
  return (
    <PlainTable
      caption={t('entry.changed')}
      columns={[
        { id: 'what', header: t('check.what') },
        { id: 'before', header: t('entry.before'), align: 'right' },
        { id: 'change', header: t('entry.change'), align: 'right' },
        { id: 'after', header: t('entry.after'), align: 'right' },
      ]}
      rows={rows.filter(({ shown }) => shown).map((row) => ({ id: row.id, name: t(`columns.${row.id}`), cells: { what: t(`columns.${row.id}`), before: row.before, change: row.change, after: row.after } }))}
    />
  )
}
