import { AutomationRef } from '@/lib/features/automations/schema'
import { automationFor } from '@/lib/features/automations/visible'
import type { ComponentKind } from '@/lib/core/portfolio/landscape'
import { query } from '@/lib/server/command'

/** The components that an automation uses, and the days that this saved, tenths. */
export const componentsOf = query({
  permission: 'automation:read',
  input: AutomationRef,
  async run(ctx, { id }) {
    await automationFor(ctx, id)
    const uses = await ctx.db.componentUse.findMany({
      where: { automationId: id },
      select: { savedTenthDays: true, component: { select: { id: true, code: true, name: true, nameZh: true, kind: true, release: true } } },
      orderBy: [{ component: { name: 'asc' } }, { componentId: 'asc' }],
    })
    return {
      uses: uses.map(({ component, ...use }) => ({ ...use, component: { ...component, kind: component.kind as ComponentKind } })),
      savedTenthDays: uses.reduce((sum, use) => sum + (use.savedTenthDays ?? 0), 0),
    }
  },
})
