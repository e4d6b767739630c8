import { z } from 'zod'
import { can } from '@/lib/core/access'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'

/** Automations on which the reader may try a formula, those in service first. */
export const listAutomationChoices = query({
  permission: 'formula:read',
  input: z.strictObject({}),
  async run(ctx) {
    if (!can(ctx.actor, 'automation:read')) return []
    const rows = await ctx.db.automation.findMany({
      where: { AND: [visibleAutomation(ctx), { archivedAt: null, stage: { not: 'retired' } }] },
      select: { id: true, code: true, name: true, nameZh: true, liveSince: true },
      orderBy: { code: 'asc' },
      take: 300,
    })
    return [...rows.filter(({ liveSince }) => liveSince), ...rows.filter(({ liveSince }) => !liveSince)].map(({ id, code, name, nameZh }) => ({ id, code, name, nameZh }))
  },
})
