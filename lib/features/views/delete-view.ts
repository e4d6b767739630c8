import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { ownView } from './record'
import { ViewRef } from './schema'

export const deleteView = command({
  permission: 'view:save',
  input: ViewRef,
  async run(ctx, { id, version }) {
    const before = await ownView(ctx, id)
    const { count } = await ctx.db.savedView.deleteMany({ where: { id, personId: ctx.actor.id, version } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'view.deleted', entity: 'view', entityId: id, before, facts: { name: before.name } } }
  },
})
