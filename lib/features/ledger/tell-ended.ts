import { z } from 'zod'
import { addDays, localDay, type Day } from '@/lib/core/calendar/local-day'
import { addWorkingDays } from '@/lib/core/calendar/working-calendar'
import { firstDay, previousMonth } from '@/lib/core/calendar/month'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { readSettings } from '@/lib/server/settings'
import { booksNow } from './clock'

/** Working days after its end on which a month is put before finance: engines and people have told what they had to. */
const WORKING_DAYS_AFTER = 3

/** Tells finance, once a month, that the last month can be signed. */
export const tellEndedMonths = command({
  permission: 'ledger:sign',
  input: z.strictObject({}),
  async run(ctx) {
    const { current, timeZone } = await booksNow(ctx)
    const { calendar } = await readSettings(ctx.db)
    const from: Day | null = addWorkingDays(calendar, addDays(firstDay(current), -1), WORKING_DAYS_AFTER)
    if (from === null || localDay(ctx.now.getTime(), timeZone) < from) return { result: 0, audit: [] }
    const month = previousMonth(current)
    const [rows, signed] = [await ctx.db.ledgerMonth.count({ where: { month } }), await ctx.db.ledgerEntry.count({ where: { month, kind: 'signed' } })]
    if (rows <= signed) return { result: 0, audit: [] }
    const people = await ctx.db.person.findMany({ where: { active: true, grants: { some: { role: 'finance', departmentId: null } } }, select: { id: true } })
    const told = await notify(
      ctx,
      people.map(({ id }) => ({ personId: id, kind: 'ledgerMonthEnded' as const, params: { month: { month }, count: rows - signed }, href: `/ledger/sign?month=${month}`, dedupeKey: `ledger-ended/${month}/${id}` })),
    )
    return { result: told, audit: [] }
  },
})
