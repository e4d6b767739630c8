import { dayOf } from '@/lib/core/calendar/stored-day'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { openPhaseOf } from './record'

export const milestoneRow = { id: true, phaseId: true, name: true, nameZh: true, plannedOn: true, actualOn: true, version: true } satisfies Prisma.MilestoneSelect

/** A milestone with days in place of stored dates. */
export const milestoneView = (row: Prisma.MilestoneGetPayload<{ select: typeof milestoneRow }>) => ({
  ...row,
  plannedOn: dayOf(row.plannedOn),
  actualOn: row.actualOn && dayOf(row.actualOn),
})

export type MilestoneView = ReturnType<typeof milestoneView>

export async function milestoneOf(ctx: Ctx, id: string): Promise<MilestoneView> {
  const milestone = await ctx.db.milestone.findUnique({ where: { id }, select: milestoneRow })
  if (!milestone) throw notFound('milestone')
  return milestoneView(milestone)
}

/** The milestone of a phase that is not closed. */
export async function openMilestoneOf(ctx: Ctx, id: string): Promise<MilestoneView> {
  const milestone = await milestoneOf(ctx, id)
  await openPhaseOf(ctx, milestone.phaseId)
  return milestone
}
