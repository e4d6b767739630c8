import { conflict } from '@/lib/core/errors'
import { noteRelease } from '@/lib/features/compatibility/record-release'
import { command } from '@/lib/server/command'
import { columnsOf, requireOwner, systemOf } from './record'
import { UpdateSystem } from './schema'

export const updateSystem = command({
  permission: 'system:edit',
  input: UpdateSystem,
  async run(ctx, input) {
    const before = await systemOf(ctx, input.id)
    if (input.ownerId !== before.owner?.id) await requireOwner(ctx, input.ownerId)
    const { count } = await ctx.db.system.updateMany({
      where: { id: input.id, version: input.version },
      data: { ...columnsOf(input, before.code), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await systemOf(ctx, input.id)
    const followed = after.release && after.release !== before.release ? await noteRelease(ctx, { systemId: input.id, environment: 'production', release: after.release, source: 'register' }, before.release) : []
    return { result: after, audit: [{ action: 'system.updated', entity: 'system', entityId: input.id, before, after }, ...followed] }
  },
})
