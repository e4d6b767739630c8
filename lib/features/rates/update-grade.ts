import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { gradeOf } from './grade-record'
import { UpdateGrade } from './schema'

export const updateGrade = command({
  permission: 'rate:edit',
  input: UpdateGrade,
  async run(ctx, { id, version, name, nameZh }) {
    const before = await gradeOf(ctx, id)
    if (before.archivedAt) throw ruleError([{ key: 'rates.gradeArchived' }])
    const { count } = await ctx.db.wageGrade.updateMany({ where: { id, version, archivedAt: null }, data: { name, nameZh: nameZh ?? null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const after = await gradeOf(ctx, id)
    return { result: after, audit: { action: 'wage-grade.updated', entity: 'wage-grade', entityId: id, before, after } }
  },
})
