import { z } from 'zod'
import { FEWEST_MONTHS } from '@/lib/core/value/forecast'
import { yearView } from '@/lib/core/value/year'
import { query } from '@/lib/server/command'
import { clockOf } from './frame'
import { valueMonths } from './read-months'

export type ValueBrief = NonNullable<Awaited<ReturnType<typeof valueBrief>>>

/** The year in a few figures for boards and packs; null before anything is in the books. */
export const valueBrief = query({
  permission: 'value:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [{ today, month, currency }, rows] = await Promise.all([clockOf(ctx), valueMonths(ctx)])
    if (!rows.length) return null
    const { toDate, fullMonths, expected, months } = yearView(rows, Number(month.slice(0, 4)), today, new Map())
    return {
      currency,
      year: Number(month.slice(0, 4)),
      realised: toDate.realised,
      signed: toDate.signed,
      lost: toDate.lost,
      returnedMs: toDate.returnedMs,
      full: { realised: fullMonths.realised, planned: fullMonths.planned },
      expected,
      needed: FEWEST_MONTHS,
      months: months.filter(({ state }) => state !== 'coming').map(({ month: of, realised, planned }) => ({ month: of, realised, planned })),
    }
  },
})
