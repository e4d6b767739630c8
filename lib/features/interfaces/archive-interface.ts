import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { interfaceOf } from './record'
import { InterfaceVersionRef } from './schema'

/** Takes the interface out of lists, pickers and the map. Refused while an automation that is not retired uses it. */
export const archiveInterface = command({
  permission: 'interface:edit',
  input: InterfaceVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await interfaceOf(ctx, id)
    if (archivedAt) throw ruleError([{ key: 'interfaces.archived' }])
    const using = await ctx.db.automationInterface.count({ where: { interfaceId: id, automation: { stage: { not: 'retired' }, archivedAt: null } } })
    if (using) throw ruleError([{ key: 'interfaces.inUse', params: { count: using } }])
    const { count } = await ctx.db.systemInterface.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await interfaceOf(ctx, id), audit: { action: 'interface.archived', entity: 'interface', entityId: id, facts: { name, nameZh } } }
  },
})

export const restoreInterface = command({
  permission: 'interface:edit',
  input: InterfaceVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await interfaceOf(ctx, id)
    if (!archivedAt) throw ruleError([{ key: 'interfaces.notArchived' }])
    const { count } = await ctx.db.systemInterface.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await interfaceOf(ctx, id), audit: { action: 'interface.restored', entity: 'interface', entityId: id, facts: { name, nameZh } } }
  },
})
