import { localDay } from '@/lib/core/calendar/local-day'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict, invalid } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { milestoneOf, openMilestoneOf } from './milestone-record'
import { ReachMilestone } from './schema'

/** Says on which day it was reached, never a day to come; without a day it is open again. */
export const reachMilestone = command({
  permission: 'programme:edit',
  input: ReachMilestone,
  async run(ctx, { id, version, actualOn }) {
    const before = await openMilestoneOf(ctx, id)
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const today = localDay(ctx.now.getTime(), timeZone)
    if (actualOn && actualOn > today) throw invalid({ actualOn: [{ key: 'programme.milestone.future', params: { today } }] })
    const { count } = await ctx.db.milestone.updateMany({
      where: { id, version },
      data: { actualOn: actualOn ? storeDay(actualOn) : null, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await milestoneOf(ctx, id)
    return { result: after, audit: { action: actualOn ? 'milestone.reached' : 'milestone.reopened', entity: 'phase', entityId: before.phaseId, before, after } }
  },
})
