import { invalid, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { isFreeName, noOtherUsual, viewRow } from './record'
import { CreateView, MOST_VIEWS } from './schema'

/** Keeps the filters, order and columns of a register under a name. */
export const createView = command({
  permission: 'view:save',
  input: CreateView,
  async run(ctx, input) {
    if (!(await isFreeName(ctx, input.page, input.name))) throw invalid({ name: [{ key: 'views.nameTaken' }] })
    if ((await ctx.db.savedView.count({ where: { personId: ctx.actor.id, page: input.page } })) >= MOST_VIEWS) throw ruleError([{ key: 'views.tooMany', params: { most: MOST_VIEWS } }])
    const view = await ctx.db.savedView.create({ data: { ...input, personId: ctx.actor.id, createdAt: ctx.now }, select: viewRow })
    if (view.usual) await noOtherUsual(ctx, view.page, view.id)
    return { result: view, audit: { action: 'view.created', entity: 'view', entityId: view.id, after: view, facts: { name: view.name } } }
  },
})
