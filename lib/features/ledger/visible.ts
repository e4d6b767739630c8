import { notFound } from '@/lib/core/errors'
import type { Permission } from '@/lib/core/access'
import { visibleAutomation } from '@/lib/features/automations/visible'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'

const guarded = {
  id: true, code: true, name: true, nameZh: true, stage: true, ownerId: true, deputyId: true, builderId: true, processId: true,
  process: { select: { id: true, code: true, name: true, nameZh: true, department: { select: { path: true, name: true, nameZh: true } } } },
} as const

/** An automation whose books the reader may see; `not_found` otherwise, `forbidden` when they may not do more than see. */
export async function ledgerAutomation(ctx: Ctx, id: string, permission: Permission = 'value:read') {
  const automation = await ctx.db.automation.findFirst({ where: { AND: [{ id }, visibleAutomation(ctx, 'value:read')] }, select: guarded })
  if (!automation) throw notFound('automation')
  if (permission !== 'value:read') requireFor(ctx, permission, automation.process.department?.path ?? null)
  return automation
}
