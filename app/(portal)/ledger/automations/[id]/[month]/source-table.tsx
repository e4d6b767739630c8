import { PlainTable } from '@/components/table/plain-table'
import { failedOf, type SourceCounters } from '@/lib/core/ledger/facts'
import { nameIn } from '@/lib/core/localized'
import { lastDay, firstDay } from '@/lib/core/calendar/month'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

/** What each engine process told of the month; a row opens its runs. */
export function SourceTable({ page, words: { t, f } }: { page: LedgerMonthPage; words: LedgerWords }) {
  const sums = new Map<number, SourceCounters>()
  for (const source of page.facts.segments.flatMap(({ sources }) => sources)) {
    const known = sums.get(source.id)
    sums.set(source.id, known ? { ...known, succeeded: known.succeeded + source.succeeded, business: known.business + source.business, system: known.system + source.system, attendedMs: known.attendedMs + source.attendedMs } : source)
  }
  const names = new Map(page.sources.map((source) => [source.id, source]))
  return (
    <PlainTable
      caption={t('month.evidence')}
      columns={[
        { id: 'source', header: t('columns.source') },
        { id: 'units', header: t('columns.units'), align: 'right' },
        { id: 'failed', header: t('columns.failed'), align: 'right' },
        { id: 'attended', header: t('columns.attended'), align: 'right' },
      ]}
      rows={[...sums.values()].map((source) => {
        const named = names.get(source.id)
        return {
          id: String(source.id),
          name: named?.name ?? String(source.id),
          href: page.mayReadRuns ? `/runs/list?source=${source.id}&counted=1&from=${firstDay(page.month)}&to=${lastDay(page.month)}` : undefined,
          cells: {
            source: { text: named?.name ?? `#${source.id}`, sub: named ? nameIn(f.locale, named.engine) : undefined },
            units: f.number(source.succeeded),
            failed: f.number(failedOf(source)),
            attended: f.number(source.attendedMs / 3_600_000, { digits: 2 }),
          },
        }
      })}
      empty={<p className="text-sm text-ink-3">{f.none}</p>}
    />
  )
}
