import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { componentOf } from './record'
import { ComponentVersionRef } from './schema'

/** Takes the component out of lists and pickers; the automations that use it keep it. */
export const archiveComponent = command({
  permission: 'component:edit',
  input: ComponentVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await componentOf(ctx, id)
    if (archivedAt) throw ruleError([{ key: 'components.archived' }])
    const { count } = await ctx.db.component.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await componentOf(ctx, id), audit: { action: 'component.archived', entity: 'component', entityId: id, facts: { name, nameZh } } }
  },
})

export const restoreComponent = command({
  permission: 'component:edit',
  input: ComponentVersionRef,
  async run(ctx, { id, version }) {
    const { archivedAt, name, nameZh } = await componentOf(ctx, id)
    if (!archivedAt) throw ruleError([{ key: 'components.notArchived' }])
    const { count } = await ctx.db.component.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await componentOf(ctx, id), audit: { action: 'component.restored', entity: 'component', entityId: id, facts: { name, nameZh } } }
  },
})
