import { PlainTable } from '@/components/table/plain-table'
import { usualUnits } from '@/lib/core/ledger/downtime'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

const SHOWN = 60

/** The hours that count as down, each with what usually succeeds in it, so that anyone can recount them. */
export function DownTable({ page, words: { t, f } }: { page: LedgerMonthPage; words: LedgerWords }) {
  return (
    <PlainTable
      caption={t('month.downtime')}
      columns={[
        { id: 'hour', header: t('columns.hour') },
        { id: 'failed', header: t('columns.failed'), align: 'right' },
        { id: 'weeks', header: t('columns.weeks'), align: 'right' },
        { id: 'usual', header: t('columns.usual'), align: 'right' },
        { id: 'missed', header: t('columns.missed'), align: 'right' },
      ]}
      rows={page.facts.downHours.slice(0, SHOWN).map((hour) => ({
        id: String(hour.at),
        name: `${f.date(hour.day)} ${hour.time}`,
        href: page.mayReadRuns ? `/runs/list?automation=${page.automation.id}&counted=1&from=${hour.day}&to=${hour.day}` : undefined,
        cells: {
          hour: `${f.day(hour.day)}, ${hour.time}`,
          failed: f.number(hour.failed),
          weeks: hour.before.map((units) => f.number(units)).join(' · '),
          usual: f.number(usualUnits(hour.before), { digits: 2 }),
          missed: f.number(hour.missed),
        },
      }))}
      empty={<p className="mb-3 text-sm text-ink-3">{t('month.downtimeNone')}</p>}
    />
  )
}
