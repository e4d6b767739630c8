import { PlainTable } from '@/components/table/plain-table'
import type { TableRow } from '@/components/table/table-model'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { nothingRan, sumOfMonths } from '@/lib/features/ledger/read-books'
import type { ledgerOverview } from '@/lib/features/ledger/overview'
import type { LedgerWords } from './ledger-words'

type Ledger = Awaited<ReturnType<typeof ledgerOverview>>
type BookMonth = Ledger['rows'][number]['months'][number]

/** Months that a phone shows: the newest. */
const ON_A_PHONE = 3

/** Automations down, months across: what each month gave, and whether it is signed. */
export function MonthsTable({ ledger, words, locale, first }: { ledger: Ledger; words: LedgerWords; locale: Locale; first: boolean }) {
  const { t, f, monthShort } = words
  const begin = ledger.months.findIndex(({ of, bookings }) => of > 0 || bookings > 0)
  const shown = ledger.months.slice(Math.max(0, begin))
  const amount = (total: Amounts) => (nothingRan(total) ? null : words.units(total.realisedMinor, ledger.currency))
  const textOf = (total: Amounts) => amount(total) ?? (total.returnedMs === 0n ? null : words.hours(total.returnedMs))
  const earlier = new Set(shown.slice(0, -ON_A_PHONE).map(({ month }) => month))
  const all: TableRow = {
    id: 'all',
    name: t('all'),
    cells: {
      automation: { text: t('all') },
      ...Object.fromEntries(shown.map((one) => [one.month, one.of === 0 && one.total.realisedMinor === null ? null : { text: textOf(one.total) ?? f.none, sub: one.ended ? t('signedOf', { signed: one.signed, of: one.of }) : t('running') }])),
      earlier: textOf(sumOfMonths(shown.filter(({ month }) => earlier.has(month)))),
      sum: textOf(sumOfMonths(ledger.months)),
    },
  }
  const rows = ledger.rows.map(({ automation, months, total }): TableRow => {
    const byMonth = new Map(months.map((one) => [one.month, one]))
    return {
      id: automation.id,
      name: nameIn(locale, automation),
      href: `/ledger/automations/${automation.id}`,
      cells: {
        automation: { text: nameIn(locale, automation), sub: automation.code },
        ...Object.fromEntries(shown.map(({ month }) => [month, <Cell key={month} month={byMonth.get(month)} amount={amount} words={words} />])),
        earlier: textOf(sumOfMonths(months.filter(({ month }) => earlier.has(month)))),
        sum: textOf(total),
      },
    }
  })
  return (
    <PlainTable
      caption={t('tableTitle', { year: ledger.year })}
      columns={[
        { id: 'automation', header: t('columns.automation') },
        ...shown.map(({ month }, i) => ({ id: month, header: monthShort(month), align: 'right' as const, wideOnly: i < shown.length - ON_A_PHONE })),
        ...(earlier.size ? [{ id: 'earlier', header: t('earlier'), align: 'right' as const, phoneOnly: true }] : []),
        { id: 'sum', header: t('sumIn', { currency: ledger.currency }), align: 'right' },
      ]}
      rows={first ? [all, ...rows] : rows}
      empty={<p className="text-sm text-ink-3">{t('empty.search')}</p>}
    />
  )
}

function Cell({ month, amount, words: { t, hours, f } }: { month: BookMonth | undefined; amount: (total: Amounts) => string | null; words: LedgerWords }) {
  if (!month) return <span className="text-ink-3">{f.none}</span>
  const { total, state, bookings, gap } = month
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5 whitespace-nowrap tabular-nums" title={gap ? t(`gaps.${gap as 'noWage'}`) : undefined}>
      {bookings > 0 && <span className="text-ink-3">±</span>}
      <span className={total.realisedMinor === null ? 'text-ink-2' : undefined}>{amount(total) ?? (total.returnedMs === 0n ? f.none : hours(total.returnedMs))}</span>
      <ToneMark tone={state === 'signed' ? 'ok' : 'none'} className={toneText[state === 'signed' ? 'ok' : 'none']} />
      <span className="sr-only">{t(`state.${state}`)}</span>
    </span>
  )
}
