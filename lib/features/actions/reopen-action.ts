import { storeDay } from '@/lib/core/calendar/stored-day'
import { command } from '@/lib/server/command'
import { tell } from './record'
import { ReopenAction } from './schema'
import { takeStep } from './take-step'

/** Open again with a day of its own; what it was closed with stays on the audit trail. */
export const reopenAction = command({
  permission: 'action:close-own',
  input: ReopenAction,
  async run(ctx, input) {
    const { before, after } = await takeStep(ctx, 'reopen', input, { doneAt: null, result: null, dueOn: storeDay(input.dueOn) })
    await tell(ctx, after.owner?.id, 'actionReopened', after, { reason: input.reason })
    return { result: after, audit: { action: 'action.reopened', entity: 'action', entityId: input.id, before, after, facts: { name: after.text, reason: input.reason } } }
  },
})
