import type { Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments, requireFor } from '@/lib/server/scope'

/** The processes that the reader may see: the one filter that reads and writes go through. */
export function visibleProcess(ctx: Ctx, permission: Permission = 'process:read'): Prisma.BusinessProcessWhereInput {
  const department = reachableDepartments(ctx, permission)
  return department ? { department } : {}
}

/** Id and department of a visible process; `not_found` when the reader may not see it, `forbidden` when they may see but not change it. */
export async function processFor(ctx: Ctx, id: string, permission: Permission = 'process:read') {
  const process = await ctx.db.businessProcess.findFirst({
    where: { AND: [{ id }, visibleProcess(ctx)] },
    select: { id: true, code: true, name: true, nameZh: true, archivedAt: true, version: true, department: { select: { path: true } } },
  })
  if (!process) throw notFound('process')
  if (permission !== 'process:read') requireFor(ctx, permission, process.department?.path ?? null)
  return process
}
