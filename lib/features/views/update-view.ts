import { conflict, invalid } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { isFreeName, noOtherUsual, ownView, viewRow } from './record'
import { UpdateView } from './schema'

/** Renames an own view, keeps other filters in it, shares it, or makes it the one that its page opens with. */
export const updateView = command({
  permission: 'view:save',
  input: UpdateView,
  async run(ctx, { id, version, ...changes }) {
    const before = await ownView(ctx, id)
    if (changes.name && !(await isFreeName(ctx, before.page, changes.name, id))) throw invalid({ name: [{ key: 'views.nameTaken' }] })
    const { count } = await ctx.db.savedView.updateMany({ where: { id, personId: ctx.actor.id, version }, data: { ...changes, version: { increment: 1 } } })
    if (!count) throw conflict()
    if (changes.usual) await noOtherUsual(ctx, before.page, id)
    const after = await ctx.db.savedView.findUniqueOrThrow({ where: { id }, select: viewRow })
    return { result: after, audit: { action: 'view.updated', entity: 'view', entityId: id, before, after, facts: { name: after.name } } }
  },
})
