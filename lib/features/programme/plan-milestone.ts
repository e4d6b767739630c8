import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { milestoneOf, milestoneRow, milestoneView, openMilestoneOf } from './milestone-record'
import { openPhaseOf } from './record'
import { AddMilestone, UpdateMilestone } from './schema'

export const addMilestone = command({
  permission: 'programme:edit',
  input: AddMilestone,
  async run(ctx, { phaseId, name, nameZh, plannedOn }) {
    await openPhaseOf(ctx, phaseId)
    const row = await ctx.db.milestone.create({
      data: { phaseId, name, nameZh: nameZh ?? null, plannedOn: storeDay(plannedOn), createdAt: ctx.now, updatedAt: ctx.now },
      select: milestoneRow,
    })
    const after = milestoneView(row)
    return { result: after, audit: { action: 'milestone.added', entity: 'phase', entityId: phaseId, after } }
  },
})

/** Name and plan; when it was reached is said by `reachMilestone`. */
export const updateMilestone = command({
  permission: 'programme:edit',
  input: UpdateMilestone,
  async run(ctx, { id, version, name, nameZh, plannedOn }) {
    const before = await openMilestoneOf(ctx, id)
    const { count } = await ctx.db.milestone.updateMany({
      where: { id, version },
      data: { name, nameZh: nameZh ?? null, plannedOn: storeDay(plannedOn), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await milestoneOf(ctx, id)
    return { result: after, audit: { action: 'milestone.updated', entity: 'phase', entityId: before.phaseId, before, after } }
  },
})
