import { addAmounts, amountsOf, noAmounts, type Amounts } from '@/lib/core/ledger/books'
import { firstDay, type Month } from '@/lib/core/ledger/month'
import { divideRounded } from '@/lib/core/rates/money'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { readRateBook } from '@/lib/features/rates/read-book'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { amountColumns } from './entries'
import type { EffectiveInput } from './effective'

const own = { ...amountColumns, automationId: true, month: true, currency: true, plannedMinor: true, plannedMs: true, coverageBp: true, adoptionBp: true, gap: true } as const
type OwnRow = Prisma.LedgerMonthGetPayload<{ select: typeof own }> & { digest?: string }

export interface BookMonth {
  automationId: string
  month: Month
  state: 'signed' | 'open'
  /** Figures of the month itself: signed, or as they stand; null: only bookings about other months */
  own: (Amounts & { gap: string | null; digest: string | null }) | null
  /** The figures of the month and everything that was booked in it */
  total: Amounts
  /** Adjustments and corrections booked in it */
  bookings: number
  planned: { plannedMinor: bigint | null; plannedMs: bigint | null }
  shares: { coverageBp: number | null; adoptionBp: number | null }
}

/** The books by automation and month, oldest first, in the home currency; automations that the reader may see. */
export async function booksOf(ctx: Ctx, { automationIds, from, to }: EffectiveInput): Promise<BookMonth[]> {
  const { currency: home } = await settingsOf(ctx.db, 'organisation')
  const automation = { ...visibleAutomation(ctx, 'value:read'), ...(automationIds && { id: { in: [...automationIds] } }) }
  const span = (from || to) && { ...(from && { gte: from }), ...(to && { lte: to }) }
  const [working, signed, booked] = await Promise.all([
    ctx.db.ledgerMonth.findMany({ where: { automation, ...(span && { month: span }) }, select: { ...own, digest: true } }),
    ctx.db.ledgerEntry.findMany({ where: { automation, kind: 'signed', ...(span && { bookedMonth: span }) }, select: own }),
    ctx.db.ledgerEntry.findMany({ where: { automation, kind: { not: 'signed' }, ...(span && { bookedMonth: span }) }, select: { ...amountColumns, automationId: true, bookedMonth: true, currency: true } }),
  ])
  const foreign = [...working, ...signed, ...booked].some(({ currency }) => currency !== home)
  const inHome = foreign ? await converter(ctx, home) : <Row>(row: Row) => row
  const months = new Map<string, BookMonth>()
  const at = (automationId: string, month: Month): BookMonth => {
    const key = `${month} ${automationId}`
    let found = months.get(key)
    if (!found) months.set(key, (found = { automationId, month, state: 'open', own: null, total: noAmounts(), bookings: 0, planned: { plannedMinor: null, plannedMs: null }, shares: { coverageBp: null, adoptionBp: null } }))
    return found
  }
  const put = (row: OwnRow, state: BookMonth['state']) => {
    const figures = inHome(row, row.month)
    Object.assign(at(row.automationId, row.month), {
      state,
      own: { ...amountsOf(figures), gap: row.gap, digest: row.digest ?? null },
      total: amountsOf(figures),
      planned: { plannedMinor: figures.plannedMinor, plannedMs: row.plannedMs },
      shares: { coverageBp: row.coverageBp, adoptionBp: row.adoptionBp },
    })
  }
  for (const row of working) put(row, 'open')
  for (const row of signed) put(row, 'signed')
  for (const row of booked) {
    const month = at(row.automationId, row.bookedMonth)
    month.total = addAmounts(month.total, amountsOf(inHome(row, row.bookedMonth)))
    month.bookings += 1
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month)
}

/** Books that were kept in another currency before, at the rate of the first day of the month; unknown where there is none. */
async function converter(ctx: Ctx, home: string) {
  const book = await readRateBook(ctx)
  return <Row extends { currency: string; realisedMinor: bigint | null; lostMinor: bigint | null; plannedMinor?: bigint | null }>(row: Row, month: Month): Row => {
    if (row.currency === home) return row
    const convert = (minor: bigint | null | undefined) => (minor === null || minor === undefined ? null : (book.convert(minor, row.currency, home, firstDay(month))?.minor ?? null))
    return { ...row, realisedMinor: convert(row.realisedMinor), lostMinor: convert(row.lostMinor), ...('plannedMinor' in row && { plannedMinor: convert(row.plannedMinor) }) }
  }
}

/** Amounts of some months added up; what is not known adds nothing. */
export const sumOfMonths = (months: readonly Pick<BookMonth, 'total'>[]): Amounts => months.reduce((sum, { total }) => addAmounts(sum, total), noAmounts())

/** Whole per cent of the plan; null where there is none. */
export const shareOfPlan = (realised: bigint | null, planned: bigint | null): number | null => (realised === null || planned === null || planned <= 0n ? null : Number(divideRounded(realised * 100n, planned)))
