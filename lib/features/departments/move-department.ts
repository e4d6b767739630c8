import { ruleError } from '@/lib/core/errors'
import { moveSubtree } from '@/lib/core/portfolio/department-tree'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { MoveDepartment } from './schema'
import { departmentFor, departmentRow, lockTree, refuseSameName } from './tree'

/** Takes everything below along: the paths of the whole subtree are rewritten, and with them who sees what. */
export const moveDepartment = command({
  permission: 'department:edit',
  input: MoveDepartment,
  async run(ctx, input) {
    await lockTree(ctx)
    const before = await departmentFor(ctx, input.id)
    const parent = input.parentId ? await departmentFor(ctx, input.parentId) : null
    if (!parent) requireFor(ctx, 'department:edit', null)
    const subtree = await ctx.db.department.findMany({
      where: { OR: [{ id: before.id }, { path: { startsWith: `${before.path}/` } }] },
      select: { id: true, path: true },
    })
    const decision = moveSubtree(before, parent, subtree)
    if (!decision.ok) throw ruleError(decision.reasons)
    await refuseSameName(ctx, before.name, parent?.id ?? null, before.id)
    for (const { id, path } of decision.value) await ctx.db.department.update({ where: { id }, data: { path }, select: { id: true } })
    const after = await ctx.db.department.update({ where: { id: before.id }, data: { parentId: parent?.id ?? null }, select: departmentRow })
    return {
      result: after,
      audit: { action: 'department.moved', entity: 'department', entityId: before.id, before, after, facts: { departments: subtree.length } },
    }
  },
})
