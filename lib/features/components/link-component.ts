import { notFound, ruleError } from '@/lib/core/errors'
import { automationFor } from '@/lib/features/automations/visible'
import { command } from '@/lib/server/command'
import { ComponentLink, ComponentUnlink } from './schema'

/** Notes that an automation uses a component and what that saved; doing it again replaces the estimate. */
export const linkComponent = command({
  permission: 'automation:edit',
  input: ComponentLink,
  async run(ctx, { automationId, componentId, savedDays }) {
    const automation = await automationFor(ctx, automationId, 'automation:edit')
    if (automation.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    const component = await ctx.db.component.findUnique({ where: { id: componentId }, select: { name: true, nameZh: true, archivedAt: true } })
    if (!component) throw notFound('component')
    const key = { componentId_automationId: { componentId, automationId } }
    const known = await ctx.db.componentUse.findUnique({ where: key, select: { savedTenthDays: true } })
    if (component.archivedAt && !known) throw ruleError([{ key: 'components.archived' }])
    const savedTenthDays = savedDays === undefined ? null : Math.round(savedDays * 10)
    await ctx.db.componentUse.upsert({ where: key, create: { componentId, automationId, savedTenthDays, createdAt: ctx.now }, update: { savedTenthDays } })
    return {
      result: { automationId },
      audit: { action: known ? 'automation.component-estimated' : 'automation.component-linked', entity: 'automation', entityId: automationId, facts: { name: component.name, nameZh: component.nameZh, componentId, savedTenthDays } },
    }
  },
})

export const unlinkComponent = command({
  permission: 'automation:edit',
  input: ComponentUnlink,
  async run(ctx, { automationId, componentId }) {
    await automationFor(ctx, automationId, 'automation:edit')
    const found = await ctx.db.componentUse.findUnique({ where: { componentId_automationId: { componentId, automationId } }, select: { component: { select: { name: true, nameZh: true } } } })
    if (!found) return { result: { automationId }, audit: [] }
    await ctx.db.componentUse.deleteMany({ where: { automationId, componentId } })
    return { result: { automationId }, audit: { action: 'automation.component-unlinked', entity: 'automation', entityId: automationId, facts: { ...found.component, componentId } } }
  },
})
