import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict, invalid } from '@/lib/core/errors'
import { parseMoney } from '@/lib/core/portfolio/money'
import { planReasons } from '@/lib/core/programme/phases'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { openPhaseOf, phaseOf, type PhaseView } from './record'
import { UpdatePhase } from './schema'

/** Plan, words, owner and budget of a phase; whether it is open or closed is decided by its gate. */
export const updatePhase = command({
  permission: 'programme:edit',
  input: UpdatePhase,
  async run(ctx, input) {
    const before = await openPhaseOf(ctx, input.id)
    const plan = { plannedStart: input.plannedStart ?? null, plannedEnd: input.plannedEnd ?? null }
    const reasons = planReasons(plan)
    if (Object.keys(reasons).length) throw invalid(reasons)
    if (input.ownerId && input.ownerId !== before.owner?.id) {
      const owner = await ctx.db.person.findUnique({ where: { id: input.ownerId }, select: { active: true } })
      if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
    }
    const budget = await budgetFrom(ctx, before, input)
    const { count } = await ctx.db.phase.updateMany({
      where: { id: input.id, version: input.version },
      data: {
        name: input.name,
        nameZh: input.nameZh ?? null,
        objective: input.objective ?? null,
        objectiveZh: input.objectiveZh ?? null,
        plannedStart: plan.plannedStart && storeDay(plan.plannedStart),
        plannedEnd: plan.plannedEnd && storeDay(plan.plannedEnd),
        ownerId: input.ownerId ?? null,
        ...budget,
        version: { increment: 1 },
      },
    })
    if (!count) throw conflict()
    const after = await phaseOf(ctx, input.id)
    return { result: after, audit: { action: 'phase.updated', entity: 'phase', entityId: input.id, before, after } }
  },
})

/** Without an amount there is no budget. The currency stays once money was spent in it. */
async function budgetFrom(ctx: Ctx, before: PhaseView, input: { budget?: string; currency?: string }) {
  const { currency: home } = await settingsOf(ctx.db, 'organisation')
  const currency = input.currency ?? before.currency ?? home
  const spentIn = await ctx.db.phaseExpense.findFirst({ where: { phaseId: before.id, currency: { not: currency } }, select: { currency: true } })
  if (spentIn) throw invalid({ currency: [{ key: 'programme.budget.currencyUsed', params: { currency: spentIn.currency } }] })
  if (input.budget === undefined) return { budgetMinor: null, currency: before.currency === null && input.currency === undefined ? null : currency }
  const parsed = parseMoney(input.budget, currency)
  if (!parsed.ok) throw invalid({ budget: parsed.reasons })
  return { budgetMinor: parsed.value, currency }
}
