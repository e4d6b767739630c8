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
        { id: 'of', header: t('columns.of') },
        { id: 'booked', header: t('columns.booked') },
        { id: 'realised', header: t('columns.realised'), align: 'right' },
        { id: 'hours', header: t('columns.hours'), align: 'right' },
        { id: 'lost', header: t('columns.lost'), align: 'right' },
        { id: 'reason', header: t('columns.reason'), maxWidth: '22rem' },
        { id: 'by', header: t('columns.by') },
        { id: 'at', header: t('columns.at') },
      ]}
      rows={entries.map((entry) => ({
        id: entry.id,
        name: `${t(`kinds.${entry.kind as 'adjustment'}`)} ${month(entry.month)}`,
        href: `/ledger/entries/${entry.id}`,
        cells: {
          kind: t(`kinds.${entry.kind as 'adjustment'}`),
          of: month(entry.month),
          booked: month(entry.bookedMonth),
          realised: moneyChange(entry.realisedMinor, entry.currency),
          hours: hoursChange(entry.returnedMs),
          lost: moneyChange(entry.lostMinor, entry.currency),
          reason: entry.kind === 'adjustment' ? causes(entry.reason) : entry.reason,
          by: entry.by?.name ?? null,
          at: f.date(entry.at),
        },
      }))}
      empty={<p className="text-sm text-ink-3">{empty}</p>}
    />
  )
}
