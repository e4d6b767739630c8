import { nameIn } from '@/lib/core/localized'
import { sumBy, type ValueSum } from '@/lib/core/value/months'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { readFrame, type ValuedAutomation } from './frame'
import { valueLeaks, type Leaks } from './leaks'
import { valueMonths } from './read-months'
import { LeaksInput, ProgrammeValueInput } from './schema'

const onlyWritten = {
  readPermission: 'value:read',
  exportPermission: 'value:export',
  // Nobody holds it for these: what was computed is not read from files.
  importPermission: 'role:grant',
  facts: async () => null,
  identity: () => null,
  save: async () => ({ outcomes: [] }),
} as const

interface ValueRow {
  automation: ValuedAutomation
  sum: ValueSum
  year: number
  currency: string
  name: (of: { name: string; nameZh: string | null }) => string
}

const money = (minor: bigint | null, currency: string) => (minor === null ? null : { minor, currency })

/** The year by automation: whoever groups it otherwise has the columns for it. */
export const valueTable: TransferTable<ValueRow, null> = {
  ...onlyWritten,
  name: 'value',
  title: 'value.title',
  exported: 'value.exported',
  imported: 'value.exported',
  columns: [
    { key: 'code', header: 'value.export.code', write: (row) => row.automation.code },
    { key: 'automation', header: 'value.export.automation', write: (row) => row.name(row.automation) },
    { key: 'phase', header: 'value.export.phase', write: (row) => row.automation.phase && row.name(row.automation.phase) },
    { key: 'department', header: 'value.export.department', write: (row) => row.automation.department && row.name(row.automation.department) },
    { key: 'technology', header: 'value.export.technology', write: (row, words) => words(`automations.technologies.${row.automation.technology}`) },
    { key: 'process', header: 'value.export.process', write: (row) => row.name(row.automation.process) },
    { key: 'year', header: 'value.export.year', write: (row) => String(row.year) },
    { key: 'currency', header: 'value.export.currency', write: (row) => row.currency },
    { key: 'planned', header: 'value.export.planned', write: (row) => money(row.sum.planned, row.currency) },
    { key: 'realised', header: 'value.export.realised', write: (row) => money(row.sum.realised, row.currency) },
    { key: 'signed', header: 'value.export.signed', write: (row) => money(row.sum.signed, row.currency) },
    { key: 'lost', header: 'value.export.lost', write: (row) => money(row.sum.lost, row.currency) },
    { key: 'hours', header: 'value.export.hours', write: (row) => ({ durationMs: row.sum.returnedMs }) },
    { key: 'items', header: 'value.export.items', write: (row) => ({ number: row.sum.units }) },
  ],
  pages: (ctx, params) => valuePages(ctx, params),
}

async function* valuePages(ctx: Ctx, params: Record<string, string>): AsyncGenerator<ValueRow[]> {
  const [frame, { year: asked }] = [await readFrame(ctx), ProgrammeValueInput.parse({ year: params.year })]
  const year = asked ?? Number(frame.month.slice(0, 4))
  const sums = sumBy(await valueMonths(ctx, { from: `${year}-01`, to: `${year}-12` }), ({ automationId }) => automationId)
  yield frame.automations.flatMap((automation) => {
    const sum = sums.get(automation.id)
    return sum ? [{ automation, sum, year, currency: frame.currency, name: (of: { name: string; nameZh: string | null }) => nameIn(ctx.locale, of) }] : []
  })
}

type LeakRow = Leaks['leaks'][number] & Pick<Leaks, 'currency' | 'period'> & { name: string }

/** Leaks as the page lists them, all of them. */
export const leakTable: TransferTable<LeakRow, null> = {
  ...onlyWritten,
  name: 'value-leaks',
  title: 'value.leaks.title',
  href: '/value/leaks',
  exported: 'value.leaks-exported',
  imported: 'value.leaks-exported',
  columns: [
    { key: 'code', header: 'value.export.code', write: (row) => row.automation.code },
    { key: 'automation', header: 'value.export.automation', write: (row) => row.name },
    { key: 'cause', header: 'value.export.cause', write: (row, words) => words(`value.leaks.causes.${row.cause}.name`) },
    { key: 'currency', header: 'value.export.currency', write: (row) => row.currency },
    { key: 'lost', header: 'value.export.lost', write: (row) => money(row.minor, row.currency) },
    { key: 'hours', header: 'value.leaks.columns.hours', write: (row) => ({ durationMs: Math.round(row.ms) }) },
    { key: 'items', header: 'value.export.items', write: (row) => (row.units === null ? null : { number: row.units }) },
    { key: 'from', header: 'value.export.from', write: (row) => ({ day: row.period.from }) },
    { key: 'to', header: 'value.export.to', write: (row) => ({ day: row.period.to }) },
  ],
  pages: (ctx, params) => leakPages(ctx, params),
}

async function* leakPages(ctx: Ctx, params: Record<string, string>): AsyncGenerator<LeakRow[]> {
  const { leaks, currency, period } = await valueLeaks(ctx, LeaksInput.parse({ period: params.period }))
  yield leaks.map((leak) => ({ ...leak, currency, period, name: nameIn(ctx.locale, leak.automation) }))
}
