import { notFound, ruleError } from '@/lib/core/errors'
import { automationFor } from '@/lib/features/automations/visible'
import { command } from '@/lib/server/command'
import { InterfaceUse } from './schema'

/** Notes that an automation uses an interface, and so touches its systems. Doing it twice changes nothing. */
export const linkInterface = command({
  permission: 'automation:edit',
  input: InterfaceUse,
  async run(ctx, { automationId, interfaceId }) {
    const automation = await automationFor(ctx, automationId, 'automation:edit')
    if (automation.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    const found = await ctx.db.systemInterface.findUnique({ where: { id: interfaceId }, select: { name: true, nameZh: true, archivedAt: true } })
    if (!found) throw notFound('interface')
    if (found.archivedAt) throw ruleError([{ key: 'interfaces.archived' }])
    const known = await ctx.db.automationInterface.count({ where: { automationId, interfaceId } })
    if (known) return { result: { automationId }, audit: [] }
    await ctx.db.automationInterface.create({ data: { automationId, interfaceId } })
    return { result: { automationId }, audit: { action: 'automation.interface-linked', entity: 'automation', entityId: automationId, facts: { name: found.name, nameZh: found.nameZh, interfaceId } } }
  },
})

export const unlinkInterface = command({
  permission: 'automation:edit',
  input: InterfaceUse,
  async run(ctx, { automationId, interfaceId }) {
    await automationFor(ctx, automationId, 'automation:edit')
    const found = await ctx.db.automationInterface.findUnique({ where: { automationId_interfaceId: { automationId, interfaceId } }, select: { interface: { select: { name: true, nameZh: true } } } })
    if (!found) return { result: { automationId }, audit: [] }
    await ctx.db.automationInterface.deleteMany({ where: { automationId, interfaceId } })
    return { result: { automationId }, audit: { action: 'automation.interface-unlinked', entity: 'automation', entityId: automationId, facts: { ...found.interface, interfaceId } } }
  },
})
