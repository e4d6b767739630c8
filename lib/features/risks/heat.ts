import { addDays, DAY_MS, daysBetween, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { heatOf, type HeatGroup } from '@/lib/core/risks/heat'
import { rescaled, type Band } from '@/lib/core/risks/matrix'
import { trendOf } from '@/lib/core/risks/trend'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { currentMatrix, matrixOf } from './matrix'
import { HeatFilter } from './schema'
import { riskWhere } from './where'

/** Where the filtered risks lie before and after controls; those judged on an older matrix are placed on the one that counts. */
export const riskHeat = query({
  permission: 'risk:read',
  input: HeatFilter,
  async run(ctx, filter) {
    const [{ matrix, ordinal }, where] = await Promise.all([currentMatrix(ctx), riskWhere(ctx, filter)])
    const by = ['matrixOrdinal', 'inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact'] as const
    const rows = await ctx.db.risk.groupBy({ by: [...by], where, _count: { _all: true } })
    const older = [...new Set(rows.map((row) => row.matrixOrdinal))].filter((one) => one !== ordinal)
    const sizes = new Map((await ctx.db.riskMatrix.findMany({ where: { ordinal: { in: older } }, select: { ordinal: true, body: true } })).map((row) => [row.ordinal, matrixOf(row.body).size]))
    const groups = rows.map((row): HeatGroup => {
      const size = sizes.get(row.matrixOrdinal) ?? matrix.size
      return {
        inherent: rescaled(size, matrix.size, { likelihood: row.inherentLikelihood, impact: row.inherentImpact }),
        residual: rescaled(size, matrix.size, { likelihood: row.residualLikelihood, impact: row.residualImpact }),
        count: row._count._all,
      }
    })
    return { matrix, ordinal, ...heatOf(matrix, groups) }
  },
})
export type RiskHeat = Awaited<ReturnType<typeof riskHeat>>

const WEEKS = 26
const MOST = 20_000

/** Open risks by band at the end of each of the last weeks, and now; a week before the first risk is left out. */
export const riskTrend = query({
  permission: 'risk:read',
  input: HeatFilter,
  async run(ctx, { band: _band, state: _state, view: _view, acceptance: _acceptance, ...filter }) {
    const where = await riskWhere(ctx, { ...filter, state: 'all' })
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const rows = await ctx.db.risk.findMany({
      where,
      select: { createdAt: true, closedAt: true, assessments: { select: { at: true, residualBand: true }, orderBy: { ordinal: 'asc' } } },
      take: MOST,
    })
    if (!rows.length) return { points: [] }
    const today = localDay(ctx.now.getTime(), timeZone)
    const first = localDay(Math.min(...rows.map(({ createdAt }) => createdAt.getTime())), timeZone)
    const weeks = Math.min(WEEKS, Math.floor(daysBetween(first, today) / 7))
    const ends = Array.from({ length: weeks }, (_, at) => startOfDay(addDays(today, -7 * (weeks - at)), timeZone) + DAY_MS - 1)
    const risks = rows.map(({ createdAt, closedAt, assessments }) => ({
      openedMs: createdAt.getTime(), closedMs: closedAt?.getTime() ?? null,
      assessments: assessments.map(({ at, residualBand }) => ({ atMs: at.getTime(), band: residualBand as Band })),
    }))
    return { points: trendOf(risks, [...ends, ctx.now.getTime()]) }
  },
})
