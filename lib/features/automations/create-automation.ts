import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { insertAutomation } from './insert-automation'
import { CreateAutomation } from './schema'

/** Begins as assessed; the process that it serves stays the same for its whole life. */
export const createAutomation = command({
  permission: 'automation:edit',
  input: CreateAutomation,
  async run(ctx, input) {
    const process = await processFor(ctx, input.processId)
    requireFor(ctx, 'automation:edit', process.department?.path ?? null)
    const { automation, audit } = await insertAutomation(ctx, input, process)
    return { result: automation, audit }
  },
})
