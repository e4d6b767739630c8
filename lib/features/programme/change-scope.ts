import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { openPhaseOf } from './record'
import { AddToScope, RemoveFromScope } from './schema'

/** Puts a process into the agreed scope of a phase, with the reason why it is in. */
export const addToScope = command({
  permission: 'programme:edit',
  input: AddToScope,
  async run(ctx, { phaseId, processId, reason }) {
    const phase = await openPhaseOf(ctx, phaseId)
    const process = await processFor(ctx, processId)
    if (process.archivedAt) throw ruleError([{ key: 'processes.archived' }])
    const known = await ctx.db.phaseProcess.findUnique({ where: { phaseId_processId: { phaseId, processId } }, select: { addedAt: true } })
    if (known) throw invalid({ processId: [{ key: 'programme.scope.already' }] })
    await ctx.db.phaseProcess.create({ data: { phaseId, processId, reason, addedAt: ctx.now }, select: { processId: true } })
    return {
      result: { id: phase.id },
      audit: { action: 'phase.scope-added', entity: 'phase', entityId: phaseId, facts: { name: process.name, nameZh: process.nameZh, code: process.code, processId, reason } },
    }
  },
})

/** Takes a process out of the scope; the reason stays in the history. */
export const removeFromScope = command({
  permission: 'programme:edit',
  input: RemoveFromScope,
  async run(ctx, { phaseId, processId, reason }) {
    const phase = await openPhaseOf(ctx, phaseId)
    const process = await processFor(ctx, processId)
    const entry = await ctx.db.phaseProcess.findUnique({ where: { phaseId_processId: { phaseId, processId } }, select: { reason: true, addedAt: true } })
    if (!entry) throw notFound('phase-process')
    const { count } = await ctx.db.phaseProcess.deleteMany({ where: { phaseId, processId } })
    if (!count) throw conflict()
    return {
      result: { id: phase.id },
      audit: { action: 'phase.scope-removed', entity: 'phase', entityId: phaseId, facts: { name: process.name, nameZh: process.nameZh, code: process.code, processId, reason, wasIn: entry } },
    }
  },
})
