import { query } from '@/lib/server/command'
import { recompute } from './recompute'
import { OneAutomation } from './schema'
import { ledgerAutomation } from './visible'

/** All months of one automation at once, for whoever has just put right what they rest on. */
export const recomputeAutomation = query({
  permission: 'value:enter',
  input: OneAutomation,
  async run(ctx, { automationId }) {
    await ledgerAutomation(ctx, automationId, 'value:enter')
    return recompute(ctx, { automationIds: [automationId] })
  },
})
