import { createActions } from '@/lib/features/actions/create-actions'
import { command } from '@/lib/server/command'
import { requireOpen } from './record'
import { AddRiskAction } from './schema'
import { riskFor } from './visible'

/** One more action that makes the risk smaller; it lives among the actions, with its reminders. */
export const addRiskAction = command({
  permission: 'risk:edit',
  input: AddRiskAction,
  async run(ctx, { riskId, text, ownerId, dueOn }) {
    const risk = await riskFor(ctx, riskId, 'risk:edit')
    requireOpen(risk)
    const { ids } = await createActions(ctx, [{ text, ownerId: ownerId ?? risk.ownerId, dueOn, source: 'risk', sourceId: riskId }])
    return { result: { id: ids[0]! }, audit: [] }
  },
})
