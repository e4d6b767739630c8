import { ruleError } from '@/lib/core/errors'
import { mayDelete } from '@/lib/core/portfolio/department-tree'
import { command } from '@/lib/server/command'
import { DepartmentRef } from './schema'
import { departmentFor, lockTree } from './tree'

export const deleteDepartment = command({
  permission: 'department:edit',
  input: DepartmentRef,
  async run(ctx, { id }) {
    await lockTree(ctx)
    const before = await departmentFor(ctx, id)
    const [children, people, processes, grants] = await Promise.all([
      ctx.db.department.count({ where: { parentId: id } }),
      ctx.db.person.count({ where: { departmentId: id } }),
      ctx.db.businessProcess.count({ where: { departmentId: id } }),
      ctx.db.roleGrant.count({ where: { departmentId: id } }),
    ])
    const decision = mayDelete({ children, people, processes, grants })
    if (!decision.ok) throw ruleError(decision.reasons)
    await ctx.db.department.delete({ where: { id }, select: { id: true } })
    return { result: { id }, audit: { action: 'department.deleted', entity: 'department', entityId: id, before } }
  },
})
