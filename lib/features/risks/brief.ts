import { z } from 'zod'
import { bands, type Band } from '@/lib/core/risks/matrix'
import { query } from '@/lib/server/command'
import { topRisks } from './facts'
import { breachedIndicators } from './indicator-queries'
import { todayOf } from './record'
import { visibleRisk } from './visible'

export type RiskBrief = NonNullable<Awaited<ReturnType<typeof riskBrief>>>

/** The largest open risks with what the register says in a few figures, for boards and packs; null before a risk was opened. */
export const riskBrief = query({
  permission: 'risk:read',
  input: z.strictObject({ limit: z.int().min(1).max(500).default(5) }),
  async run(ctx, { limit }) {
    const where = { AND: [visibleRisk(ctx), { status: 'open' }] }
    if (!(await ctx.db.risk.count({ where: visibleRisk(ctx) }))) return null
    const today = await todayOf(ctx)
    const [rows, groups, overdue, proposed, { count: breached }] = await Promise.all([
      topRisks(ctx, { limit }),
      ctx.db.risk.groupBy({ by: ['residualBand'], where, _count: { _all: true } }),
      ctx.db.risk.count({ where: { AND: [where, { nextReviewOn: { lt: today } }] } }),
      ctx.db.risk.count({ where: { AND: [where, { proposedAt: { not: null } }] } }),
      breachedIndicators(ctx, { limit: 1 }),
    ])
    const counts = Object.fromEntries(bands.map((band) => [band, groups.find(({ residualBand }) => residualBand === band)?._count._all ?? 0])) as Record<Band, number>
    return {
      rows: rows.map((row) => ({ ...row, overdue: row.nextReviewOn < today })),
      open: bands.reduce((sum, band) => sum + counts[band], 0),
      counts, overdue, proposed, breached,
    }
  },
})
