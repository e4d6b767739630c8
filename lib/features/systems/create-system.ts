import { invalid } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { command } from '@/lib/server/command'
import { columnsOf, requireOwner, systemOf } from './record'
import { CreateSystem } from './schema'

export const createSystem = command({
  permission: 'system:edit',
  input: CreateSystem,
  async run(ctx, input) {
    await requireOwner(ctx, input.ownerId)
    const codes = (await ctx.db.system.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const code = input.code ?? nextCode('S', codes)
    const { id } = await ctx.db.system.create({ data: { createdAt: ctx.now, updatedAt: ctx.now, code, ...columnsOf(input, code) }, select: { id: true } })
    const system = await systemOf(ctx, id)
    if (system.release) await ctx.db.systemRelease.create({ data: { systemId: id, environment: 'production', release: system.release, source: 'register', byId: ctx.actor.kind === 'person' ? ctx.actor.id : null, at: ctx.now }, select: { id: true } })
    return { result: system, audit: { action: 'system.created', entity: 'system', entityId: id, after: system } }
  },
})
