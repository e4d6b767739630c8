import { conflict, ruleError } from '@/lib/core/errors'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import { command } from '@/lib/server/command'
import { automationOf } from './record'
import { AutomationVersionRef } from './schema'
import { automationFor } from './visible'

/** Takes it out of lists; what is in service is retired first. Runs and figures stay. */
export const archiveAutomation = command({
  permission: 'automation:edit',
  input: AutomationVersionRef,
  async run(ctx, { id, version }) {
    const guarded = await automationFor(ctx, id, 'automation:edit')
    if (guarded.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    if (liveStages.includes(guarded.stage as Stage)) throw ruleError([{ key: 'automations.stillLive' }])
    const { count } = await ctx.db.automation.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await automationOf(ctx, id), audit: { action: 'automation.archived', entity: 'automation', entityId: id, facts: { name: guarded.name, nameZh: guarded.nameZh } } }
  },
})

export const restoreAutomation = command({
  permission: 'automation:edit',
  input: AutomationVersionRef,
  async run(ctx, { id, version }) {
    const guarded = await automationFor(ctx, id, 'automation:edit')
    if (!guarded.archivedAt) throw ruleError([{ key: 'automations.notArchived' }])
    if (guarded.process.archivedAt) throw ruleError([{ key: 'processes.archived' }])
    const { count } = await ctx.db.automation.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await automationOf(ctx, id), audit: { action: 'automation.restored', entity: 'automation', entityId: id, facts: { name: guarded.name, nameZh: guarded.nameZh } } }
  },
})
