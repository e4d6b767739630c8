import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { planReasons } from '@/lib/core/programme/phases'
import { command } from '@/lib/server/command'
import { phaseOf } from './record'
import { UpdatePhase } from './schema'

/** Plan, words and owner of a phase; whether it is open or closed is decided by its gate. */
export const updatePhase = command({
  permission: 'programme:edit',
  input: UpdatePhase,
  async run(ctx, input) {
    const before = await phaseOf(ctx, input.id)
    if (before.status === 'closed') throw ruleError([{ key: 'programme.phase.closed' }])
    const plan = { plannedStart: input.plannedStart ?? null, plannedEnd: input.plannedEnd ?? null }
    const reasons = planReasons(plan)
    if (Object.keys(reasons).length) throw invalid(reasons)
    if (input.ownerId && input.ownerId !== before.owner?.id) {
      const owner = await ctx.db.person.findUnique({ where: { id: input.ownerId }, select: { active: true } })
      if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
    }
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
        version: { increment: 1 },
      },
    })
    if (!count) throw conflict()
    const after = await phaseOf(ctx, input.id)
    return { result: after, audit: { action: 'phase.updated', entity: 'phase', entityId: input.id, before, after } }
  },
})
