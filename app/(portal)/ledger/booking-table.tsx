import { PlainTable } from '@/components/table/plain-table'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from './ledger-words'

type Entry = LedgerMonthPage['entries'][number]

/** Entries with what they changed; each opens. */
export function BookingTable({ entries, words: { t, f, month, moneyChange, hoursChange, causes }, empty }: { entries: readonly Entry[]; words: LedgerWords; empty: string }) {
  return (
    <PlainTable
      caption={t('automation.bookings')}
      columns={[
        { id: 'kind', header: t('columns.kind') },
        { id: 'booked', header: t('columns.booked') },
        { id: 'realised', header: t('columns.realised'), align: 'right' },
        { id: 'hours', header: t('columns.hours'), align: 'right' },
        { id: 'lost', header: t('columns.lost'), align: 'right' },
        { id: 'reason', header: t('columns.reason') },
        { id: 'by', header: t('columns.by') },
      ]}
      rows={entries.map((entry) => ({
        id: entry.id,
        name: `${t(`kinds.${entry.kind as 'adjustment'}`)} ${month(entry.month)}`,
        href: `/ledger/entries/${entry.id}`,
        cells: {
          kind: { text: t(`kinds.${entry.kind as 'adjustment'}`), sub: t('aboutMonth', { month: month(entry.month) }) },
          booked: month(entry.bookedMonth),
          realised: moneyChange(entry.realisedMinor, entry.currency),
          hours: hoursChange(entry.returnedMs),
          lost: moneyChange(entry.lostMinor, entry.currency),
          reason: entry.kind === 'adjustment' ? causes(entry.reason) : entry.reason,
          by: { text: entry.by?.name ?? t('machine'), sub: f.date(entry.at) },
        },
      }))}
      empty={<p className="text-sm text-ink-3">{empty}</p>}
    />
  )
}
