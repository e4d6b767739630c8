import { conflict, ruleError } from '@/lib/core/errors'
import { checks, liveStages, type Stage } from '@/lib/core/portfolio/stages'
import { command } from '@/lib/server/command'
import { automationOf, columnsOf, costColumns, requirePeople } from './record'
import { UpdateAutomation } from './schema'
import { automationFor } from './visible'

/** Replaces the facts of the form as a whole; an automation in service keeps two different owners. */
export const updateAutomation = command({
  permission: 'automation:edit',
  input: UpdateAutomation,
  async run(ctx, input) {
    const guarded = await automationFor(ctx, input.id, 'automation:edit')
    if (guarded.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    await requirePeople(ctx, input, guarded)
    const owners = { ownerId: input.ownerId ?? null, deputyId: input.deputyId ?? null }
    if (liveStages.includes(guarded.stage as Stage) && !checks.twoOwners(owners)) {
      throw ruleError([{ key: 'automations.checks.twoOwners' }])
    }
    const before = await automationOf(ctx, input.id)
    const cost = await costColumns(ctx, input.yearOneCost, before)
    const { count } = await ctx.db.automation.updateMany({
      where: { id: input.id, version: input.version },
      data: { ...columnsOf(input, guarded.code), ...cost, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await automationOf(ctx, input.id)
    return { result: after, audit: { action: 'automation.updated', entity: 'automation', entityId: input.id, before, after } }
  },
})
