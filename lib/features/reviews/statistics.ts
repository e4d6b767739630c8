import { can } from '@/lib/core/access'
import { DAY_MS } from '@/lib/core/calendar/local-day'
import { figuresBy, figuresOf, type DecisionFact, type SecondLookFact } from '@/lib/core/reviews/statistics'
import { openStatuses, type ReviewOutcome } from '@/lib/core/reviews/task'
import { query } from '@/lib/server/command'
import { StatisticsFilter } from './schema'
import { visiblePoint, visibleReview } from './visible'

const MOST = 50_000
const days = { '30d': 30, '90d': 90, '365d': 365 } as const

/**
 * What was decided in the period, how long it was looked at, and what second looks came to: in all, by point, by week and, for
 * those who keep reviews, by person. A reader always sees their own.
 */
export const reviewStatistics = query({
  permission: 'review:read',
  input: StatisticsFilter,
  async run(ctx, { period, point }) {
    const since = new Date(ctx.now.getTime() - days[period] * DAY_MS)
    const task = { AND: [await visibleReview(ctx), point ? { pointId: point } : {}] }
    const [rows, open, late, lookable, points] = await Promise.all([
      ctx.db.reviewDecision.findMany({
        where: { decidedAt: { gte: since, lte: ctx.now }, task },
        select: { kind: true, outcome: true, personId: true, spentMs: true, decidedAt: true, person: { select: { name: true } }, task: { select: { pointId: true, dueAt: true, decisions: { where: { kind: 'decision' }, select: { personId: true } } } } },
        orderBy: { decidedAt: 'desc' }, take: MOST,
      }),
      ctx.db.reviewTask.count({ where: { AND: [task, { status: { in: [...openStatuses] } }] } }),
      ctx.db.reviewTask.count({ where: { AND: [task, { status: { in: [...openStatuses] }, dueAt: { lte: ctx.now } }] } }),
      ctx.db.reviewTask.count({ where: { AND: [task, { sampled: true, decisions: { none: { kind: 'second-look' } } }] } }),
      ctx.db.reviewPoint.findMany({ where: visiblePoint(ctx), select: { id: true, code: true, step: true, stepZh: true }, orderBy: { code: 'asc' }, take: 500 }),
    ])
    const decided = rows.filter(({ kind }) => kind === 'decision')
    const decisions: DecisionFact[] = decided.map((row) => ({ personId: row.personId, pointId: row.task.pointId, outcome: row.outcome as ReviewOutcome, spentMs: Number(row.spentMs), late: row.decidedAt > row.task.dueAt }))
    const looks: SecondLookFact[] = rows.filter(({ kind }) => kind === 'second-look').map((row) => ({ pointId: row.task.pointId, deciderIds: row.task.decisions.map(({ personId }) => personId), differs: row.outcome === 'differ' }))
    const all = can(ctx.actor, 'review:export')
    const names = new Map(decided.map(({ personId, person }) => [personId, person.name]))
    const people = [...figuresBy('person', decisions, looks)].filter(([id]) => names.has(id) && (all || id === ctx.actor.id))
    const byPoint = figuresBy('point', decisions, looks)
    return {
      period, since, all: figuresOf(decisions, looks), open, late, lookable, cut: rows.length === MOST,
      points: points.flatMap((one) => (byPoint.has(one.id) ? [{ ...one, figures: byPoint.get(one.id)! }] : [])),
      choices: points,
      people: people.map(([id, figures]) => ({ id, name: names.get(id) ?? '–', figures })).sort((a, b) => b.figures.decisions - a.figures.decisions),
      peopleShown: all,
      weeks: weeksOf(decided, since, ctx.now),
    }
  },
})

/** Decisions of whole weeks up to now, the oldest first. */
function weeksOf(rows: readonly { outcome: string; decidedAt: Date }[], since: Date, now: Date) {
  const WEEK_MS = 7 * DAY_MS
  const count = Math.min(26, Math.floor((now.getTime() - since.getTime()) / WEEK_MS))
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [now.getTime() - (count - i) * WEEK_MS, now.getTime() - (count - i - 1) * WEEK_MS]
    const inside = rows.filter(({ decidedAt }) => decidedAt.getTime() > from && decidedAt.getTime() <= to)
    const of = (outcome: ReviewOutcome) => inside.filter((row) => row.outcome === outcome).length
    return { from: new Date(from), to: new Date(to), approved: of('approve'), rejected: of('reject'), returned: of('return') }
  })
}
