import type { Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments, requireFor } from '@/lib/server/scope'

/** The automations that the reader may see: those of the processes of their departments. */
export function visibleAutomation(ctx: Ctx, permission: Permission = 'automation:read'): Prisma.AutomationWhereInput {
  const department = reachableDepartments(ctx, permission)
  return department ? { process: { department } } : {}
}

const guarded = {
  id: true, code: true, name: true, nameZh: true, stage: true, archivedAt: true, version: true, processId: true, phaseId: true,
  ownerId: true, deputyId: true, builderId: true, liveSince: true,
  process: { select: { archivedAt: true, department: { select: { path: true } }, _count: { select: { baselines: true } } } },
  _count: { select: { engineProcesses: true } },
} satisfies Prisma.AutomationSelect

/** What rules need of a visible automation; `not_found` when the reader may not see it, `forbidden` when they may not change it. */
export async function automationFor(ctx: Ctx, id: string, permission: Permission = 'automation:read') {
  const automation = await ctx.db.automation.findFirst({ where: { AND: [{ id }, visibleAutomation(ctx)] }, select: guarded })
  if (!automation) throw notFound('automation')
  if (permission !== 'automation:read') requireFor(ctx, permission, automation.process.department?.path ?? null)
  return automation
}

export type GuardedAutomation = Awaited<ReturnType<typeof automationFor>>
