import { canFor, scopeOf, type Permission } from '@/lib/core/access'
import { forbidden } from '@/lib/core/errors'
import type { Ctx } from './ctx'
import type { Prisma } from './db'

/** Departments that the permission reaches: null for all, and for records of no department too. */
export function reachableDepartments(ctx: Ctx, permission: Permission): Prisma.DepartmentWhereInput | null {
  const scope = scopeOf(ctx.actor, permission)
  if (scope.kind === 'all') return null
  return { OR: scope.kind === 'departments' ? scope.paths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]) : [] }
}

/** Refuses with `forbidden` when the permission, held somewhere, does not reach that department (null: the whole programme). */
export function requireFor(ctx: Ctx, permission: Permission, departmentPath: string | null): void {
  if (!canFor(ctx.actor, permission, departmentPath)) throw forbidden(permission)
}
