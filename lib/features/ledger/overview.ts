import { can } from '@/lib/core/access'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { addMonths, firstDay, monthsFrom, previousMonth, type Month } from '@/lib/core/calendar/month'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { booksNow } from './clock'
import { readUnsigned } from '@/lib/server/sql/ledger-books'
import { booksOf, sumOfMonths, type BookMonth } from './read-books'
import { LedgerList } from './schema'

/** Older months are found in the ledger, not on the list of what waits. */
const UNSIGNED_MONTHS = 36

export interface MonthTotal {
  month: Month
  total: Amounts
  planned: bigint | null
  /** Automations with figures of the month, and those of them that are signed */
  of: number
  signed: number
  /** Adjustments and corrections that were booked in it */
  bookings: number
  ended: boolean
}

/** Months of a year by automation, with the sums of everything that fits the filter. */
export const ledgerOverview = query({
  permission: 'value:read',
  input: LedgerList,
  async run(ctx, filter) {
    const now = await booksNow(ctx)
    const year = filter.year ?? Number(now.current.slice(0, 4))
    const [from, to] = [`${year}-01`, `${year}-12` < now.current ? `${year}-12` : now.current]
    const [automations, bounds] = await Promise.all([automationsOf(ctx, filter), monthBounds(ctx)])
    const wanted = new Set(automations.map(({ id }) => id))
    const books = (await booksOf(ctx, { from: from < previousMonth(now.current) ? from : previousMonth(now.current), to: to > previousMonth(now.current) ? to : previousMonth(now.current) })).filter(({ automationId }) => wanted.has(automationId))
    const inYear = books.filter(({ month }) => month >= from && month <= to)
    const latest = previousMonth(now.current)
    const byAutomation = new Map<string, BookMonth[]>()
    for (const row of inYear) byAutomation.set(row.automationId, [...(byAutomation.get(row.automationId) ?? []), row])
    const rows = automations.filter(({ id }) => byAutomation.has(id)).map((automation) => ({ automation, months: byAutomation.get(automation.id)!, total: sumOfMonths(byAutomation.get(automation.id)!) }))
    const [first, last] = [Math.min(Number((bounds.first ?? now.current).slice(0, 4)), year), Number(now.current.slice(0, 4))]
    return {
      ...now, year,
      years: Array.from({ length: last - first + 1 }, (_, i) => first + i),
      months: monthsFrom(from, to).map((month) => totalOf(month, inYear, now.current)),
      latest: totalOf(latest, books, now.current),
      count: rows.length,
      rows: rows.slice((filter.page - 1) * filter.size, filter.page * filter.size),
      maySign: can(ctx.actor, 'ledger:sign'),
      mayVerify: can(ctx.actor, 'audit:verify'),
    }
  },
})

function totalOf(month: Month, books: readonly BookMonth[], current: Month): MonthTotal {
  const rows = books.filter((row) => row.month === month)
  const own = rows.filter((row) => row.own)
  const plans = own.flatMap(({ planned }) => planned.plannedMinor ?? [])
  return {
    month,
    total: sumOfMonths(rows),
    planned: plans.length ? plans.reduce((sum, minor) => sum + minor, 0n) : null,
    of: own.length,
    signed: own.filter(({ state }) => state === 'signed').length,
    bookings: rows.reduce((sum, row) => sum + row.bookings, 0),
    ended: month < current,
  }
}

const automationsOf = (ctx: Ctx, { q, department, phase }: { q?: string; department?: string; phase?: string }) =>
  ctx.db.automation.findMany({
    where: {
      AND: [
        visibleAutomation(ctx, 'value:read'),
        q ? { searchText: { contains: q.normalize('NFKC').toLowerCase() } } : {},
        department ? { process: { department: { path: { contains: department } } } } : {},
        phase ? { phaseId: phase } : {},
      ],
    },
    select: { id: true, code: true, name: true, nameZh: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })

async function monthBounds(ctx: Ctx): Promise<{ first: Month | null }> {
  const found = await ctx.db.ledgerMonth.findFirst({ where: { automation: visibleAutomation(ctx, 'value:read') }, select: { month: true }, orderBy: { month: 'asc' } })
  return { first: found?.month ?? null }
}

/** Ended months of which somebody still has to sign automations, the newest first; asked for whoever signs, who signs for the whole programme. */
export async function unsignedMonths(ctx: Ctx) {
  const { current } = await booksNow(ctx)
  const rows = await readUnsigned(ctx, ctx.actor.id, addMonths(current, -UNSIGNED_MONTHS), current)
  return rows.map((row) => ({ ...row, day: firstDay(row.month) }))
}
