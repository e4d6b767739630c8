import { startOfDay } from '@/lib/core/calendar/local-day'
import { firstDay, type Month } from '@/lib/core/calendar/month'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const duties = ['owner', 'deputy', 'builder'] as const
type Held = Partial<Record<(typeof duties)[number], { id: string } | null>> | null

/** Of the automations those that the reader owned, deputised or built at any time since the month began: the trail knows every hand-over. */
export async function heldSince(ctx: Ctx, automationIds: readonly string[], month: Month): Promise<Set<string>> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      entity: 'automation', entityId: { in: [...automationIds] }, action: { in: ['automation.created', 'automation.updated'] },
      at: { gte: new Date(startOfDay(firstDay(month), timeZone)) }, data: { contains: JSON.stringify(ctx.actor.id) },
    },
    select: { entityId: true, data: true },
  })
  const held = (side: Held | undefined) => duties.some((duty) => side?.[duty]?.id === ctx.actor.id)
  return new Set(rows.filter(({ data }) => {
    const { before, after } = JSON.parse(data) as { before?: Held; after?: Held }
    return held(before) || held(after)
  }).map(({ entityId }) => entityId))
}
