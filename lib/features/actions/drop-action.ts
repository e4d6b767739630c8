import { command } from '@/lib/server/command'
import { tell } from './record'
import { DropAction } from './schema'
import { takeStep } from './take-step'

/** It will not be done; the reason stays on record and the owner is told. */
export const dropAction = command({
  permission: 'action:close-own',
  input: DropAction,
  async run(ctx, input) {
    const { before, after } = await takeStep(ctx, 'drop', input, { doneAt: ctx.now, result: input.reason })
    await tell(ctx, after.owner?.id, 'actionDropped', after, { reason: input.reason })
    return { result: after, audit: { action: 'action.dropped', entity: 'action', entityId: input.id, before, after, facts: { name: after.text } } }
  },
})
