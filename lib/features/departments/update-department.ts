import { command } from '@/lib/server/command'
import { UpdateDepartment } from './schema'
import { departmentFor, departmentRow, refuseSameName } from './tree'

/** Renames; the place in the tree is changed by moving. */
export const updateDepartment = command({
  permission: 'department:edit',
  input: UpdateDepartment,
  async run(ctx, input) {
    const before = await departmentFor(ctx, input.id)
    await refuseSameName(ctx, input.name, before.parentId, before.id)
    const after = await ctx.db.department.update({ where: { id: input.id }, data: { name: input.name, nameZh: input.nameZh ?? null }, select: departmentRow })
    return { result: after, audit: { action: 'department.updated', entity: 'department', entityId: input.id, before, after } }
  },
})
