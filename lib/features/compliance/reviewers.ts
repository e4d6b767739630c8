import { permissions, type Role } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'

const reviewing: readonly Role[] = permissions['compliance:review']

/** Active people who may review assessments of that department (null: of the whole programme), by name. */
export async function reviewersFor(ctx: Ctx, departmentPath: string | null): Promise<{ id: string; name: string; jobTitle: string | null }[]> {
  const people = await ctx.db.person.findMany({
    where: { active: true, grants: { some: { role: { in: [...reviewing] } } } },
    select: { id: true, name: true, jobTitle: true, grants: { where: { role: { in: [...reviewing] } }, select: { department: { select: { path: true } } } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const reaches = (path: string | undefined) => path === undefined || (departmentPath !== null && (departmentPath === path || departmentPath.startsWith(`${path}/`)))
  return people.filter(({ grants }) => grants.some(({ department }) => reaches(department?.path))).map(({ id, name, jobTitle }) => ({ id, name, jobTitle }))
}
