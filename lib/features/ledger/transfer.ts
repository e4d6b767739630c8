import type { TransferTable } from '@/lib/features/transfer/table'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { nameIn } from '@/lib/core/localized'
import type { Ctx } from '@/lib/server/ctx'
import { booksNow } from './clock'
import { effectiveMonths, type EffectiveMonth } from './effective'
import { LedgerList } from './schema'

interface Row extends EffectiveMonth {
  code: string
  name: string
  currency: string
}

const count = (value: bigint | null) => (value === null ? null : { number: Number(value) })
const share = (value: number | null) => (value === null ? null : { percentBp: value })

/** The months of a year by automation as the page counts them: signed or working figures, with what was booked in them. */
export const ledgerTable: TransferTable<Row, null> = {
  name: 'ledger',
  title: 'ledger.title',
  exported: 'ledger.exported',
  imported: 'ledger.exported',
  readPermission: 'value:read',
  exportPermission: 'value:export',
  // Nobody holds it for this register: books are not read from files.
  importPermission: 'role:grant',
  columns: [
    { key: 'month', header: 'ledger.columns.month', write: (row) => row.month },
    { key: 'code', header: 'ledger.columns.code', write: (row) => row.code },
    { key: 'automation', header: 'ledger.columns.automation', write: (row) => row.name },
    { key: 'state', header: 'ledger.columns.state', write: (row, words) => words(`ledger.state.${row.state}`) },
    { key: 'currency', header: 'ledger.columns.currency', write: (row) => row.currency },
    { key: 'planned', header: 'ledger.columns.planned', write: (row) => (row.plannedMinor === null ? null : { minor: row.plannedMinor, currency: row.currency }) },
    { key: 'realised', header: 'ledger.columns.realised', write: (row) => (row.realisedMinor === null ? null : { minor: row.realisedMinor, currency: row.currency }) },
    { key: 'lost', header: 'ledger.columns.lost', write: (row) => (row.lostMinor === null ? null : { minor: row.lostMinor, currency: row.currency }) },
    { key: 'plannedHours', header: 'ledger.columns.plannedHours', write: (row) => (row.plannedMs === null ? null : { durationMs: Number(row.plannedMs) }) },
    { key: 'hours', header: 'ledger.columns.hours', write: (row) => ({ durationMs: Number(row.returnedMs) }) },
    { key: 'lostHours', header: 'ledger.columns.lostHours', write: (row) => ({ durationMs: Number(row.lostMs) }) },
    { key: 'units', header: 'ledger.columns.units', write: (row) => count(row.units) },
    { key: 'failed', header: 'ledger.columns.failed', write: (row) => count(row.failedUnits) },
    { key: 'late', header: 'ledger.columns.late', write: (row) => count(row.lateUnits) },
    { key: 'missed', header: 'ledger.columns.missed', write: (row) => count(row.missedUnits) },
    { key: 'down', header: 'ledger.columns.down', write: (row) => ({ durationMs: Number(row.downMs) }) },
    { key: 'coverage', header: 'ledger.columns.coverage', write: (row) => share(row.coverageBp) },
    { key: 'adoption', header: 'ledger.columns.adoption', write: (row) => share(row.adoptionBp) },
    { key: 'bookings', header: 'ledger.columns.bookings', write: (row) => ({ number: row.bookings }) },
    { key: 'gap', header: 'ledger.columns.gap', write: (row, words) => (row.gap ? words(`ledger.gaps.${row.gap}`) : null) },
  ],
  pages: (ctx, params) => monthPages(ctx, params),
  facts: async () => null,
  identity: () => null,
  save: async () => ({ outcomes: [] }),
}

async function* monthPages(ctx: Ctx, params: Record<string, string>): AsyncGenerator<Row[]> {
  const { q, year: asked, department, phase } = LedgerList.parse({ q: params.q, year: params.year, department: params.department, phase: params.phase })
  const { currency, current } = await booksNow(ctx)
  const year = asked ?? Number(current.slice(0, 4))
  const automations = await ctx.db.automation.findMany({
    where: { AND: [visibleAutomation(ctx, 'value:read'), q ? { searchText: { contains: q.normalize('NFKC').toLowerCase() } } : {}, department ? { process: { department: { path: { contains: department } } } } : {}, phase ? { phaseId: phase } : {}] },
    select: { id: true, code: true, name: true, nameZh: true },
  })
  const byId = new Map(automations.map((row) => [row.id, row]))
  const months = await effectiveMonths(ctx, { from: `${year}-01`, to: `${year}-12` })
  yield months.flatMap((row) => {
    const automation = byId.get(row.automationId)
    return automation ? [{ ...row, code: automation.code, name: nameIn(ctx.locale, automation), currency }] : []
  })
}
