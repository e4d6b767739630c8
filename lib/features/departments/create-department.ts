import { randomUUID } from 'node:crypto'
import { invalid, ruleError } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { depthOf, MAX_DEPTH, pathBelow } from '@/lib/core/portfolio/department-tree'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { CreateDepartment } from './schema'
import { departmentFor, departmentRow, lockTree, refuseSameName } from './tree'

export const createDepartment = command({
  permission: 'department:edit',
  input: CreateDepartment,
  async run(ctx, input) {
    await lockTree(ctx)
    const parent = input.parentId ? await departmentFor(ctx, input.parentId) : null
    if (!parent) requireFor(ctx, 'department:edit', null)
    const codes = (await ctx.db.department.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    await refuseSameName(ctx, input.name, parent?.id ?? null)
    const id = randomUUID()
    const path = pathBelow(parent?.path ?? null, id)
    if (depthOf(path) > MAX_DEPTH) throw ruleError([{ key: 'departments.tooDeep', params: { max: MAX_DEPTH } }])
    const department = await ctx.db.department.create({
      data: { id, code: input.code ?? nextCode('D', codes), name: input.name, nameZh: input.nameZh ?? null, parentId: parent?.id ?? null, path },
      select: departmentRow,
    })
    return { result: department, audit: { action: 'department.created', entity: 'department', entityId: id, after: department } }
  },
})
