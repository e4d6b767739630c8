import { visibleAutomation } from '@/lib/features/automations/visible'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** Checks of systems and interfaces are seen by all who may read compatibility; those of an automation where it is seen. */
export function visibleCheck(ctx: Ctx): Prisma.AutoCheckWhereInput {
  const automation = visibleAutomation(ctx, 'compatibility:read')
  return Object.keys(automation).length ? { OR: [{ automationId: null }, { automation }] } : {}
}
