import { can } from '@/lib/core/access'
import type { ActionSource } from '@/lib/core/actions/action-item'
import { localDay } from '@/lib/core/calendar/local-day'
import { forbidden, invalid } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { actionOf, columnsOf, requireOwnerAndPhase, tell } from './record'
import { CreateAction } from './schema'

/** An action of one's own making: for oneself, or for somebody else with the right to change actions. */
export const createAction = command({
  permission: 'action:close-own',
  input: CreateAction,
  async run(ctx, input) {
    const ownerId = input.ownerId ?? ctx.actor.id
    if (ownerId !== ctx.actor.id && !can(ctx.actor, 'action:edit')) throw forbidden('action:edit')
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    if (input.dueOn < localDay(ctx.now.getTime(), timeZone)) throw invalid({ dueOn: [{ key: 'actions.duePast' }] })
    const { action, audit } = await addAction(ctx, { ...input, ownerId, source: 'own' })
    return { result: action, audit }
  },
})

interface NewAction {
  text: string
  ownerId?: string | null
  dueOn: string
  source: ActionSource
  sourceId?: string | null
  phaseId?: string | null
}

/** Stores one action, tells its owner, and says what the audit trail will hold. */
export async function addAction(ctx: Ctx, draft: NewAction) {
  await requireOwnerAndPhase(ctx, draft)
  const { id } = await ctx.db.actionItem.create({
    data: {
      ...columnsOf(draft),
      source: draft.source,
      sourceId: draft.sourceId ?? null,
      createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    select: { id: true },
  })
  const action = await actionOf(ctx, id)
  await tell(ctx, draft.ownerId, 'actionAssigned', action)
  return { action, audit: { action: 'action.created', entity: 'action', entityId: id, after: action, facts: { name: action.text } } }
}
