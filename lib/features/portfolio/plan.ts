import type { Chosen } from '@/lib/core/portfolio/selection/problem'
import type { Ctx } from '@/lib/server/ctx'
import type { PlanLimits } from './schema'

/** What `PortfolioPlan.facts` holds. */
export interface PlanFacts {
  currency: string
  limits: PlanLimits
  candidates: { id: string; number: number; title: string; npv: number; cost: number; tenthDays: number; risk: number; score: number }[]
  relations: { fromId: string; toId: string; kind: string }[]
  chosen: Chosen
  greedy: Chosen | null
  exact: boolean
  bound: number
  nodes: number
}

/** The plan that counts, or null before the first. */
export async function currentPlan(ctx: Ctx) {
  const row = await ctx.db.portfolioPlan.findFirst({
    select: { id: true, ordinal: true, name: true, facts: true, reason: true, decidedAt: true, decidedBy: { select: { id: true, name: true } }, items: { select: { requestId: true }, orderBy: { ordinal: 'asc' } } },
    orderBy: { ordinal: 'desc' },
  })
  return row && { ...row, facts: JSON.parse(row.facts) as PlanFacts, requestIds: row.items.map(({ requestId }) => requestId) }
}

/** Which of these requests the plan that counts holds: for lists and the page of a request. */
export async function inPlan(ctx: Ctx, requestIds: readonly string[]): Promise<Set<string>> {
  const newest = await ctx.db.portfolioPlan.findFirst({ select: { id: true }, orderBy: { ordinal: 'desc' } })
  if (!newest || !requestIds.length) return new Set()
  const rows = await ctx.db.portfolioPlanItem.findMany({ where: { planId: newest.id, requestId: { in: [...requestIds] } }, select: { requestId: true } })
  return new Set(rows.map(({ requestId }) => requestId))
}
