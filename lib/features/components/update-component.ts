import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { columnsOf, componentOf, requireOwner } from './record'
import { UpdateComponent } from './schema'

/** Replaces the facts of the form as a whole. */
export const updateComponent = command({
  permission: 'component:edit',
  input: UpdateComponent,
  async run(ctx, input) {
    const before = await componentOf(ctx, input.id)
    if (before.archivedAt) throw ruleError([{ key: 'components.archived' }])
    if (input.ownerId !== before.owner?.id) await requireOwner(ctx, input.ownerId)
    const { count } = await ctx.db.component.updateMany({
      where: { id: input.id, version: input.version },
      data: { ...columnsOf(input, before.code), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await componentOf(ctx, input.id)
    return { result: after, audit: { action: 'component.updated', entity: 'component', entityId: input.id, before, after } }
  },
})
