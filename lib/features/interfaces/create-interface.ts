import { invalid } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { command } from '@/lib/server/command'
import { columnsOf, interfaceOf, requireSound } from './record'
import { CreateInterface } from './schema'

export const createInterface = command({
  permission: 'interface:edit',
  input: CreateInterface,
  async run(ctx, input) {
    await requireSound(ctx, input)
    const codes = (await ctx.db.systemInterface.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const code = input.code ?? nextCode('I', codes)
    const { id } = await ctx.db.systemInterface.create({ data: { createdAt: ctx.now, updatedAt: ctx.now, code, ...columnsOf(input, code) }, select: { id: true } })
    const created = await interfaceOf(ctx, id)
    return { result: created, audit: { action: 'interface.created', entity: 'interface', entityId: id, after: created } }
  },
})
