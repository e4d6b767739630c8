import { scopeOf } from '@/lib/core/access'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { addAmounts, noAmounts } from '@/lib/core/ledger/books'
import { firstDay, type Month } from '@/lib/core/calendar/month'
import { divideRounded } from '@/lib/core/rates/money'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { readRateBook } from '@/lib/features/rates/read-book'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { readBookings, readBookMonths, type AmountRow } from '@/lib/server/sql/ledger-books'
import type { EffectiveInput } from './effective'

export interface BookMonth {
  automationId: string
  month: Month
  state: 'signed' | 'open'
  /** The month has figures of its own, not only bookings about other months */
  own: boolean
  gap: string | null
  /** The figures of the month, signed or as they stand, and everything that was booked in it */
  total: Amounts
  /** Adjustments and corrections booked in it */
  bookings: number
  planned: { plannedMinor: bigint | null; plannedMs: bigint | null }
  shares: { coverageBp: number | null; adoptionBp: number | null }
}

/** The books by automation and month, oldest first, in the home currency; automations that the reader may see. */
export async function booksOf(ctx: Ctx, { automationIds, from, to }: EffectiveInput): Promise<BookMonth[]> {
  const { currency: home } = await settingsOf(ctx.db, 'organisation')
  const asked = { automationIds: await visibleIds(ctx, automationIds), from, to }
  const [months, booked] = await Promise.all([readBookMonths(ctx, asked), readBookings(ctx, asked)])
  const foreign = [...months, ...booked].some(({ currency }) => currency !== home)
  const inHome = foreign ? await converter(ctx, home) : whole
  const books = new Map<string, BookMonth>()
  const put = (row: AmountRow, more: Partial<BookMonth>) => {
    const key = `${row.month} ${row.automationId}`
    const known = books.get(key) ?? { automationId: row.automationId, month: row.month, state: 'open', own: false, gap: null, total: noAmounts(), bookings: 0, planned: { plannedMinor: null, plannedMs: null }, shares: { coverageBp: null, adoptionBp: null } }
    books.set(key, Object.assign(known, more))
    return known
  }
  for (const row of months) {
    put(row, {
      state: row.signed ? 'signed' : 'open',
      own: true,
      gap: row.gap,
      total: amountsOfRow(row, inHome),
      planned: { plannedMinor: inHome(row.plannedMinor, row), plannedMs: row.plannedMs === null ? null : BigInt(row.plannedMs) },
      shares: { coverageBp: row.coverageBp, adoptionBp: row.adoptionBp },
    })
  }
  for (const row of booked) {
    const month = put(row, {})
    month.total = addAmounts(month.total, amountsOfRow(row, inHome))
    month.bookings += 1
  }
  return [...books].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month)
}

/** Null: all of them. */
async function visibleIds(ctx: Ctx, asked: readonly string[] | undefined): Promise<readonly string[] | null> {
  if (scopeOf(ctx.actor, 'value:read').kind === 'all') return asked ?? null
  const rows = await ctx.db.automation.findMany({ where: { AND: [visibleAutomation(ctx, 'value:read'), asked ? { id: { in: [...asked] } } : {}] }, select: { id: true } })
  return rows.map(({ id }) => id)
}

type InHome = (minor: number | null, row: AmountRow) => bigint | null
const whole: InHome = (minor) => (minor === null ? null : BigInt(minor))

function amountsOfRow(row: AmountRow, inHome: InHome): Amounts {
  return {
    realisedMinor: inHome(row.realisedMinor, row), lostMinor: inHome(row.lostMinor, row), returnedMs: BigInt(row.returnedMs), lostMs: BigInt(row.lostMs), units: BigInt(row.units), failedUnits: BigInt(row.failedUnits),
    lateUnits: whole(row.lateUnits, row), missedUnits: BigInt(row.missedUnits), downMs: BigInt(row.downMs),
  }
}

/** Books that were kept in another currency before, at the rate of the first day of the month; unknown where there is none. */
async function converter(ctx: Ctx, home: string): Promise<InHome> {
  const book = await readRateBook(ctx)
  return (minor, row) => (minor === null || row.currency === home ? whole(minor, row) : (book.convert(BigInt(minor), row.currency, home, firstDay(row.month))?.minor ?? null))
}

/** Amounts of some months added up; what is not known adds nothing. */
export const sumOfMonths = (months: readonly Pick<BookMonth, 'total'>[]): Amounts => months.reduce((sum, { total }) => addAmounts(sum, total), noAmounts())

/** No production run ended in it and nothing was booked: there is nothing to be worth anything, which is not the same as nothing earned. */
export const nothingRan = ({ units, failedUnits, realisedMinor, lostMinor, returnedMs }: Amounts): boolean => units === 0n && failedUnits === 0n && !realisedMinor && !lostMinor && returnedMs === 0n

/** Whole per cent of the plan; null where there is none. */
export const shareOfPlan = (realised: bigint | null, planned: bigint | null): number | null => (realised === null || planned === null || planned <= 0n ? null : Number(divideRounded(realised * 100n, planned)))
