import type { Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { visibleAutomation } from '@/lib/features/automations/visible'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { requireFor } from '@/lib/server/scope'

/** What is tested is seen by whoever may see compatibility in the department of the automation. */
export const visiblePlan = (ctx: Ctx): Prisma.CompatPlanWhereInput => ({ automation: visibleAutomation(ctx, 'compatibility:read') })
export const visibleRun = (ctx: Ctx): Prisma.CompatRunWhereInput => ({ plan: visiblePlan(ctx) })
export const visibleDefect = (ctx: Ctx): Prisma.CompatDefectWhereInput => ({ run: visibleRun(ctx) })

const guarded = {
  id: true, code: true, name: true, nameZh: true, stage: true, technology: true, archivedAt: true, ownerId: true, deputyId: true, builderId: true,
  process: { select: { id: true, dataClasses: true, department: { select: { path: true } } } },
} satisfies Prisma.AutomationSelect

/** The automation that is tested; `not_found` when the reader may not see it, `forbidden` when they may not do that to it. */
export async function testedAutomation(ctx: Ctx, id: string, permission: Permission = 'compatibility:read') {
  const automation = await ctx.db.automation.findFirst({ where: { AND: [{ id }, visibleAutomation(ctx, 'compatibility:read')] }, select: guarded })
  if (!automation) throw notFound('automation')
  if (permission !== 'compatibility:read') requireFor(ctx, permission, automation.process.department?.path ?? null)
  return automation
}
export type TestedAutomation = Awaited<ReturnType<typeof testedAutomation>>
