import { conflict, ruleError } from '@/lib/core/errors'
import { shownAs } from '@/lib/core/portfolio/selection/shown'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { candidatesOf, problemOf } from './candidates'
import type { PlanFacts } from './plan'
import { AdoptPlan } from './schema'
import { solveInThread } from './solve-in-thread'

/** Makes the set that was shown the plan, with every figure that it was chosen by; refused when the best set is another by now. */
export const adoptPlan = command({
  permission: 'portfolio:adopt',
  input: AdoptPlan,
  async prepare(ctx, { limits }) {
    const candidates = await candidatesOf(ctx)
    return { candidates, solved: await solveInThread(problemOf(candidates, limits), false) }
  },
  async run(ctx, { name, reason, limits, shown }, { candidates, solved }) {
    const { best, bound, exact, nodes } = solved.solution
    if (!best?.ids.length) throw ruleError([{ key: best ? 'selection.nothingChosen' : 'selection.impossible' }])
    if (shownAs(best.ids) !== shown) throw conflict('selection.changed')
    const newest = await ctx.db.portfolioPlan.findFirst({ select: { ordinal: true }, orderBy: { ordinal: 'desc' } })
    const facts: PlanFacts = {
      currency: candidates.currency, limits, chosen: best, greedy: solved.greedy, exact, bound, nodes,
      candidates: candidates.rows.map(({ id, number, title, npv, cost, tenthDays, risk, score }) => ({ id, number, title, npv, cost, tenthDays, risk, score })),
      relations: candidates.relations.map(({ fromId, toId, kind }) => ({ fromId, toId, kind })),
    }
    const plan = await ctx.db.portfolioPlan
      .create({
        data: { ordinal: (newest?.ordinal ?? 0) + 1, name, reason, facts: canonicalJson(facts), decidedById: ctx.actor.id, decidedAt: ctx.now, items: { create: best.ids.map((requestId, at) => ({ requestId, ordinal: at + 1 })) } },
        select: { id: true, ordinal: true, name: true },
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict('selection.changed') : error
      })
    return { result: plan, audit: { action: 'plan.adopted', entity: 'portfolio', entityId: plan.id, facts: { name, ordinal: plan.ordinal, reason, limits, requests: best.ids.length, exact } } }
  },
})
