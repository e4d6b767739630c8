import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { columnsOf, processOf, requireDepartment, requireGrade, requireOwner, requireSystems } from './record'
import { UpdateProcess } from './schema'
import { processFor } from './visible'

/** Replaces the facts of the form as a whole; refuses with `conflict` when somebody saved after the form was opened. */
export const updateProcess = command({
  permission: 'process:edit',
  input: UpdateProcess,
  async run(ctx, input) {
    const { code, archivedAt } = await processFor(ctx, input.id, 'process:edit')
    if (archivedAt) throw ruleError([{ key: 'processes.archived' }])
    const before = await processOf(ctx, input.id)
    if (input.departmentId !== before.department?.id) await requireDepartment(ctx, input.departmentId)
    if (input.ownerId !== before.owner?.id) await requireOwner(ctx, input.ownerId)
    if (input.wageGradeId !== before.wageGrade?.id) await requireGrade(ctx, input.wageGradeId)
    await requireSystems(ctx, input.systemIds)
    const { count } = await ctx.db.businessProcess.updateMany({
      where: { id: input.id, version: input.version },
      data: { ...columnsOf(input, code), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    await ctx.db.processSystem.deleteMany({ where: { processId: input.id, systemId: { notIn: input.systemIds } } })
    const kept = new Set(before.systems.map((system) => system.id))
    const added = [...new Set(input.systemIds)].filter((systemId) => !kept.has(systemId))
    if (added.length) await ctx.db.processSystem.createMany({ data: added.map((systemId) => ({ processId: input.id, systemId })) })
    const after = await processOf(ctx, input.id)
    return { result: after, audit: { action: 'process.updated', entity: 'process', entityId: input.id, before, after } }
  },
})
