import { canFor, type Permission } from '@/lib/core/access'
import { notFound, ruleError } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import { dialect, type Prisma } from '@/lib/server/db'

const TREE_LOCK = 7003

/** Changes of the tree take turns: two moves at once could otherwise make a circle. */
export async function lockTree(ctx: Ctx): Promise<void> {
  if (dialect === 'postgresql') await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(${TREE_LOCK}::bigint)`
}

export const departmentRow = { id: true, code: true, name: true, nameZh: true, parentId: true, path: true } satisfies Prisma.DepartmentSelect

/** The department, or `not_found` when the permission does not reach it. */
export async function departmentFor(ctx: Ctx, id: string, permission: Permission = 'department:edit') {
  const department = await ctx.db.department.findUnique({ where: { id }, select: departmentRow })
  if (!department || !canFor(ctx.actor, permission, department.path)) throw notFound('department')
  return department
}

export async function refuseSameName(ctx: Ctx, name: string, parentId: string | null, exceptId?: string): Promise<void> {
  const taken = await ctx.db.department.findFirst({ where: { parentId, name, ...(exceptId && { id: { not: exceptId } }) }, select: { id: true } })
  if (taken) throw ruleError([{ key: 'departments.nameTaken', params: { name } }])
}
