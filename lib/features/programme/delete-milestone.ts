import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { openMilestoneOf } from './milestone-record'
import { MilestoneVersionRef } from './schema'

/** Takes an open milestone out of the plan; one that was reached is a fact and stays. */
export const deleteMilestone = command({
  permission: 'programme:edit',
  input: MilestoneVersionRef,
  async run(ctx, { id, version }) {
    const before = await openMilestoneOf(ctx, id)
    if (before.actualOn) throw ruleError([{ key: 'programme.milestone.reachedStays' }])
    const { count } = await ctx.db.milestone.deleteMany({ where: { id, version } })
    if (!count) throw conflict()
    return { result: { id: before.phaseId }, audit: { action: 'milestone.deleted', entity: 'phase', entityId: before.phaseId, before } }
  },
})
