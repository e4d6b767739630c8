import { invalid } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { command } from '@/lib/server/command'
import { columnsOf, processOf, requireDepartment, requireGrade, requireOwner, requireSystems } from './record'
import { CreateProcess } from './schema'

export const createProcess = command({
  permission: 'process:edit',
  input: CreateProcess,
  async run(ctx, input) {
    await requireDepartment(ctx, input.departmentId)
    await requireOwner(ctx, input.ownerId)
    await requireGrade(ctx, input.wageGradeId)
    await requireSystems(ctx, input.systemIds)
    const codes = (await ctx.db.businessProcess.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const code = input.code ?? nextCode('P', codes)
    const systems = { create: [...new Set(input.systemIds)].map((systemId) => ({ systemId })) }
    const { id } = await ctx.db.businessProcess.create({ data: { createdAt: ctx.now, updatedAt: ctx.now, code, ...columnsOf(input, code), systems }, select: { id: true } })
    const process = await processOf(ctx, id)
    return { result: process, audit: { action: 'process.created', entity: 'process', entityId: id, after: process } }
  },
})
