import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { columnsOf, interfaceOf, requireSound } from './record'
import { UpdateInterface } from './schema'

/** Replaces the facts of the form as a whole. */
export const updateInterface = command({
  permission: 'interface:edit',
  input: UpdateInterface,
  async run(ctx, input) {
    const before = await interfaceOf(ctx, input.id)
    if (before.archivedAt) throw ruleError([{ key: 'interfaces.archived' }])
    await requireSound(ctx, input, before.owner?.id)
    const { count } = await ctx.db.systemInterface.updateMany({
      where: { id: input.id, version: input.version },
      data: { ...columnsOf(input, before.code), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await interfaceOf(ctx, input.id)
    return { result: after, audit: { action: 'interface.updated', entity: 'interface', entityId: input.id, before, after } }
  },
})
