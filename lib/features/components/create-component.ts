import { invalid } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { command } from '@/lib/server/command'
import { columnsOf, componentOf, requireOwner } from './record'
import { CreateComponent } from './schema'

export const createComponent = command({
  permission: 'component:edit',
  input: CreateComponent,
  async run(ctx, input) {
    await requireOwner(ctx, input.ownerId)
    const codes = (await ctx.db.component.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const code = input.code ?? nextCode('C', codes)
    const { id } = await ctx.db.component.create({ data: { createdAt: ctx.now, updatedAt: ctx.now, code, ...columnsOf(input, code) }, select: { id: true } })
    const created = await componentOf(ctx, id)
    return { result: created, audit: { action: 'component.created', entity: 'component', entityId: id, after: created } }
  },
})
