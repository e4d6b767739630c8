import { addDays } from '@/lib/core/calendar/local-day'
import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { columnsOf, namesOf, requireOpen, requireSound, riskOf, tellNew, todayOf } from './record'
import { UpdateRisk } from './schema'
import { riskFor } from './visible'

/** Words, scope, duties and rhythm; judgements are made by assessing. Moving it elsewhere needs the right there too. */
export const updateRisk = command({
  permission: 'risk:edit',
  input: UpdateRisk,
  async run(ctx, { id, version, ...input }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    const department = await requireSound(ctx, input, risk)
    if ((department?.id ?? null) !== risk.departmentId) requireFor(ctx, 'risk:edit', department?.path ?? null)
    const before = await riskOf(ctx, id)
    const today = await todayOf(ctx)
    // Another rhythm counts from the last look at it, and never into the past.
    const next = addDays(before.nextReviewOn, input.reviewEveryDays - before.reviewEveryDays)
    const { count } = await ctx.db.risk.updateMany({
      where: { id, version },
      data: {
        ...columnsOf(input, risk.number),
        departmentId: department?.id ?? null,
        ...(input.reviewEveryDays !== before.reviewEveryDays && before.nextReviewOn > today && { nextReviewOn: next < today ? today : next }),
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    })
    if (!count) throw conflict()
    const after = await riskOf(ctx, id)
    await tellNew(ctx, after, risk)
    return { result: after, audit: { action: 'risk.updated', entity: 'risk', entityId: id, before, after, facts: namesOf(after) } }
  },
})
