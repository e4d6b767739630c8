import type { Ctx } from '@/lib/server/ctx'

export const automationDuties = ['owner', 'deputy', 'builder'] as const
type Duty = (typeof automationDuties)[number]
type Held = Partial<Record<Duty, { id: string } | null>> | null

/** Of the automations those that carried the reader's name in one of the duties at any time, or since a moment: the trail knows every hand-over. */
export async function dutiesHeld(ctx: Ctx, automationIds: readonly string[], duties: readonly Duty[], since?: Date): Promise<Set<string>> {
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      entity: 'automation', entityId: { in: [...automationIds] }, action: { in: ['automation.created', 'automation.updated'] },
      ...(since && { at: { gte: since } }), data: { contains: JSON.stringify(ctx.actor.id) },
    },
    select: { entityId: true, data: true },
  })
  const held = (side: Held | undefined) => duties.some((duty) => side?.[duty]?.id === ctx.actor.id)
  return new Set(rows.filter(({ data }) => {
    const { before, after } = JSON.parse(data) as { before?: Held; after?: Held }
    return held(before) || held(after)
  }).map(({ entityId }) => entityId))
}

/** Whether the reader was the builder once; who is the builder now, the automation says. */
export const builtBefore = async (ctx: Ctx, automationId: string): Promise<boolean> => (await dutiesHeld(ctx, [automationId], ['builder'])).size > 0
