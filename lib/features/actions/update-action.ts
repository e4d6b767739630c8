import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { decideStep } from '@/lib/core/actions/action-item'
import { can } from '@/lib/core/access'
import { command } from '@/lib/server/command'
import { actionOf, columnsOf, requireOwnerAndPhase, tell } from './record'
import { UpdateAction } from './schema'
import { actionFor } from './visible'

/** Words, owner, day and phase of an open action; a new owner is told. */
export const updateAction = command({
  permission: 'action:close-own',
  input: UpdateAction,
  async run(ctx, input) {
    const { action, facts } = await actionFor(ctx, input.id)
    const decision = decideStep(facts, 'edit')
    if (!decision.ok) throw ruleError(decision.reasons)
    if (input.ownerId && input.ownerId !== action.ownerId) {
      if (input.ownerId !== ctx.actor.id && !can(ctx.actor, 'action:edit')) throw invalid({ ownerId: [{ key: 'actions.notYours' }] })
      await requireOwnerAndPhase(ctx, { ownerId: input.ownerId })
    }
    if (input.phaseId !== action.phaseId) await requireOwnerAndPhase(ctx, { phaseId: input.phaseId })
    const before = await actionOf(ctx, input.id)
    const { count } = await ctx.db.actionItem.updateMany({
      where: { id: input.id, version: input.version, status: 'open' },
      data: { ...columnsOf(input), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const after = await actionOf(ctx, input.id)
    if (after.owner?.id !== before.owner?.id) await tell(ctx, after.owner?.id, 'actionAssigned', after)
    return { result: after, audit: { action: 'action.updated', entity: 'action', entityId: input.id, before, after, facts: { name: after.text } } }
  },
})
