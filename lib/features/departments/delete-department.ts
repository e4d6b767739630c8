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
    const use = {
      children: await ctx.db.department.count({ where: { parentId: id } }),
      people: await ctx.db.person.count({ where: { departmentId: id } }),
      processes: await ctx.db.businessProcess.count({ where: { departmentId: id } }),
      grants: await ctx.db.roleGrant.count({ where: { departmentId: id } }),
      wages: await ctx.db.wageRate.count({ where: { departmentId: id } }),
    }
    const decision = mayDelete(use)
    if (!decision.ok) throw ruleError(decision.reasons)
    await ctx.db.department.delete({ where: { id }, select: { id: true } })
    return { result: { id }, audit: { action: 'department.deleted', entity: 'department', entityId: id, before } }
  },
})
