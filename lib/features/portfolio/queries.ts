import { z } from 'zod'
import { can } from '@/lib/core/access'
import { gapOf, type Chosen } from '@/lib/core/portfolio/selection/problem'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { candidatesOf, problemOf, type Candidates } from './candidates'
import { currentPlan } from './plan'
import { limitsOf } from './scenarios'
import { PlanQuery, type PlanLimits } from './schema'
import { solveInThread } from './solve-in-thread'

const planHead = (plan: Awaited<ReturnType<typeof currentPlan>>) =>
  plan && { ordinal: plan.ordinal, name: plan.name, reason: plan.reason, decidedAt: plan.decidedAt, decidedBy: plan.decidedBy.name, requestIds: plan.requestIds, chosen: plan.facts.chosen, limits: plan.facts.limits }

const maysOf = (ctx: Ctx) => ({ edit: can(ctx.actor, 'portfolio:edit'), adopt: can(ctx.actor, 'portfolio:adopt'), money: can(ctx.actor, 'request-money:read') })

/** The candidates with their relations, for the map and the ranking, and which of them the plan holds. */
export const getPortfolio = query({
  permission: 'portfolio:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [candidates, plan] = [await candidatesOf(ctx), await currentPlan(ctx)]
    return { ...candidates, plan: planHead(plan), may: maysOf(ctx) }
  },
})

export type PlanView = Awaited<ReturnType<typeof getPlan>>

/** The best set within the limits, greedy and the frontier beside it, and how the plan that counts differs from it. */
export const getPlan = query({
  permission: 'portfolio:read',
  input: PlanQuery,
  async run(ctx, { limits, frontier }) {
    const candidates = await candidatesOf(ctx)
    const [solved, plan] = await Promise.all([solveInThread(problemOf(candidates, limits), frontier), currentPlan(ctx)])
    return {
      ...candidates, limits, ...solved,
      gap: gapOf(solved.solution),
      plan: planHead(plan),
      planToday: plan && planToday(candidates, plan.requestIds),
      may: maysOf(ctx),
      totals: { cost: candidates.rows.reduce((sum, row) => sum + row.cost, 0), tenthDays: candidates.rows.reduce((sum, row) => sum + row.tenthDays, 0), risky: candidates.rows.filter(({ risk }) => risk >= 15).length },
    }
  },
})

/** What of the plan still waits, by today's figures. */
function planToday({ rows }: Candidates, ids: readonly string[]): Chosen {
  const held = rows.filter(({ id }) => ids.includes(id))
  return {
    ids: held.map(({ id }) => id),
    value: held.reduce((sum, row) => sum + row.npv, 0),
    cost: held.reduce((sum, row) => sum + row.cost, 0),
    days: held.reduce((sum, row) => sum + row.tenthDays, 0),
    risky: held.filter(({ risk }) => risk >= 15).length,
  }
}

const MOST_SCENARIOS = 12

/** The scenarios that were kept, each with its best set by today's figures. */
export const getScenarios = query({
  permission: 'portfolio:read',
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.db.portfolioScenario.findMany({ select: { id: true, name: true, limits: true, version: true, updatedAt: true, createdBy: { select: { name: true } } }, orderBy: { updatedAt: 'desc' }, take: MOST_SCENARIOS })
    if (!rows.length) return []
    const candidates = await candidatesOf(ctx)
    const solved = []
    // One after the other: all at once they would take every place in the queue from other readers.
    for (const { limits, createdBy, ...row } of rows) {
      const parsed: PlanLimits = limitsOf({ limits })
      const { solution } = await solveInThread(problemOf(candidates, parsed), false)
      solved.push({ ...row, by: createdBy.name, limits: parsed, best: solution.best, exact: solution.exact })
    }
    return solved
  },
})
