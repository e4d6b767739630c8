import { claimFile } from '@/lib/features/files/store-file'
import { command } from '@/lib/server/command'
import { tell } from './record'
import { FinishAction } from './schema'
import { takeStep } from './take-step'

/** By its owner or whoever may change actions; whoever asked for it, and its owner, are told. */
export const finishAction = command({
  permission: 'action:close-own',
  input: FinishAction,
  async run(ctx, input) {
    const { before, after } = await takeStep(ctx, 'finish', input, { doneAt: ctx.now, result: input.result })
    const file = input.fileId ? await claimFile(ctx, input.fileId, { entity: 'action', entityId: input.id }) : undefined
    for (const personId of new Set([after.createdById, after.owner?.id])) await tell(ctx, personId, 'actionFinished', after, { owner: ctx.actor.name })
    return { result: after, audit: { action: 'action.finished', entity: 'action', entityId: input.id, before, after, facts: { name: after.text, file } } }
  },
})
