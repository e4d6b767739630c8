import { dayCell, textCell, yesNoCell } from '@/lib/core/transfer/cells'
import { scaledText } from '@/lib/core/rates/decimal'
import { series } from '@/lib/core/rates/effective'
import { oneByOne } from '@/lib/features/transfer/one-by-one'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { enterExchange, RATE_PLACES } from './enter-exchange'
import { exchangeWhere } from './rows'
import { plain } from './wage-transfer'

async function page(ctx: Ctx, skip: number, take: number) {
  const rows = await exchangeWhere(ctx)
  const pairs = [...new Set(rows.map(({ from, to }) => `${from} ${to}`))].sort()
  return pairs.flatMap((pair) => series(rows.filter(({ from, to }) => `${from} ${to}` === pair))).slice(skip, skip + take)
}
type Row = Awaited<ReturnType<typeof page>>[number]

const upper = (value: unknown): string => String(value ?? '').trim().toUpperCase()

/** Exchange rates in files; what looks strange is refused unless its row says that it was checked. */
export const exchangeTable: TransferTable<Row, null> = {
  name: 'exchange-rates',
  href: '/rates',
  title: 'rates.exchange.title',
  exported: 'exchange-rate.exported',
  imported: 'exchange-rate.imported',
  readPermission: 'rate:read',
  exportPermission: 'rate:read',
  importPermission: 'rate:edit',
  columns: [
    { key: 'from', header: 'rates.columns.from', write: (row) => row.from, read: textCell(3), required: true },
    { key: 'to', header: 'rates.columns.to', write: (row) => row.to, read: textCell(3), required: true },
    { key: 'rate', header: 'rates.columns.rate', write: (row) => ({ number: Number(scaledText(row.rateE8, RATE_PLACES)), digits: RATE_PLACES }), read: textCell(40), required: true },
    { key: 'validFrom', header: 'rates.columns.validFrom', write: (row) => ({ day: row.validFrom }), read: dayCell, required: true },
    { key: 'source', header: 'rates.columns.source', write: (row) => row.source, read: textCell(300), required: true },
    { key: 'checked', header: 'rates.columns.checked', read: yesNoCell },
    { key: 'enteredBy', header: 'rates.columns.enteredBy', write: (row) => row.enteredBy?.name ?? null },
    { key: 'enteredAt', header: 'rates.columns.enteredAt', write: (row) => ({ moment: row.createdAt }) },
  ],
  pages: (ctx) => inPages((skip, take) => page(ctx, skip, take)),
  facts: async () => null,
  identity: ({ from, to, validFrom }) => `${upper(from)} ${upper(to)} ${String(validFrom)}`,
  save: oneByOne(async (ctx, { values }) => {
    const [from, to, rate] = [upper(values.from), upper(values.to), String(values.rate)]
    const known = series(await exchangeWhere(ctx, { from, to })).find((row) => row.validFrom === values.validFrom)
    if (known && known.source === values.source && scaledText(known.rateE8, RATE_PLACES) === plain(rate)) return 'unchanged'
    await enterExchange(ctx, { from, to, rate, validFrom: values.validFrom, source: values.source, sure: values.checked === true })
    return known ? 'updated' : 'created'
  }),
}
