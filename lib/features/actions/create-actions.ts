import { command } from '@/lib/server/command'
import { addAction } from './create-action'
import { CreateActions } from './schema'

/**
 * For gates and meetings, inside their own transaction: stores the actions, tells their owners and leaves an audit entry each.
 * The days are `YYYY-MM-DD`; an action without an owner stays open for whoever may change actions.
 */
export const createActions = command({
  permission: 'action:edit',
  input: CreateActions,
  async run(ctx, drafts) {
    const made = []
    for (const draft of drafts) made.push(await addAction(ctx, draft))
    return { result: { ids: made.map(({ action }) => action.id) }, audit: made.map(({ audit }) => audit) }
  },
})
