import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { gradeOf } from './grade-record'
import { GradeRef } from './schema'

/** Takes the grade out of forms; its wages stay for the months they were valid in. Refused while processes have it. */
export const archiveGrade = command({
  permission: 'rate:edit',
  input: GradeRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await gradeOf(ctx, id)
    if (archivedAt) throw ruleError([{ key: 'rates.gradeArchived' }])
    const used = await ctx.db.businessProcess.count({ where: { wageGradeId: id, archivedAt: null } })
    if (used) throw ruleError([{ key: 'rates.gradeUsed', params: { count: used } }])
    const { count } = await ctx.db.wageGrade.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await gradeOf(ctx, id), audit: { action: 'wage-grade.archived', entity: 'wage-grade', entityId: id, facts: { name, nameZh } } }
  },
})

export const restoreGrade = command({
  permission: 'rate:edit',
  input: GradeRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await gradeOf(ctx, id)
    if (!archivedAt) throw ruleError([{ key: 'rates.gradeNotArchived' }])
    const { count } = await ctx.db.wageGrade.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await gradeOf(ctx, id), audit: { action: 'wage-grade.restored', entity: 'wage-grade', entityId: id, facts: { name, nameZh } } }
  },
})
