import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { processOf } from './record'
import { ProcessVersionRef } from './schema'
import { processFor } from './visible'

/** Takes the process out of lists and pickers; its figures stay. Refused while automations of it are not retired. */
export const archiveProcess = command({
  permission: 'process:edit',
  input: ProcessVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await processFor(ctx, id, 'process:edit')
    if (archivedAt) throw ruleError([{ key: 'processes.archived' }])
    const running = await ctx.db.automation.count({ where: { processId: id, stage: { not: 'retired' }, archivedAt: null } })
    if (running) throw ruleError([{ key: 'processes.hasAutomations', params: { count: running } }])
    const { count } = await ctx.db.businessProcess.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await processOf(ctx, id), audit: { action: 'process.archived', entity: 'process', entityId: id, facts: { name, nameZh } } }
  },
})

export const restoreProcess = command({
  permission: 'process:edit',
  input: ProcessVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await processFor(ctx, id, 'process:edit')
    if (!archivedAt) throw ruleError([{ key: 'processes.notArchived' }])
    const { count } = await ctx.db.businessProcess.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await processOf(ctx, id), audit: { action: 'process.restored', entity: 'process', entityId: id, facts: { name, nameZh } } }
  },
})
