import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** Checks that concern an automation: its own, and those of its interfaces and of the systems that these join. */
export async function checksOf(ctx: Ctx, automationId: string): Promise<Prisma.AutoCheckWhereInput> {
  const used = await ctx.db.automationInterface.findMany({ where: { automationId }, select: { interface: { select: { id: true, fromSystemId: true, toSystemId: true, gatewayId: true } } } })
  const on = await ctx.db.processSystem.findMany({ where: { process: { automations: { some: { id: automationId } } } }, select: { systemId: true } })
  const systems = [...used.flatMap(({ interface: one }) => [one.fromSystemId, one.toSystemId, ...(one.gatewayId ? [one.gatewayId] : [])]), ...on.map(({ systemId }) => systemId)]
  return {
    archivedAt: null,
    OR: [
      { automationId },
      { automationId: null, interfaceId: { in: used.map((row) => row.interface.id) } },
      { automationId: null, interfaceId: null, systemId: { in: [...new Set(systems)] } },
    ],
  }
}

/**
 * For indicators: how many of an automation's active checks (null: of all there are) that were tried found a fault at last.
 * Checks that were never tried, or could not be, are in neither number.
 */
export async function failingChecks(ctx: Ctx, automationId: string | null): Promise<{ failing: number; tried: number }> {
  const where: Prisma.AutoCheckWhereInput = { AND: [automationId ? await checksOf(ctx, automationId) : { archivedAt: null }, { status: 'active' }] }
  const [failing, tried] = [await ctx.db.autoCheck.count({ where: { AND: [where, { lastOutcome: 'fail' }] } }), await ctx.db.autoCheck.count({ where: { AND: [where, { lastOutcome: { in: ['pass', 'fail'] } }] } })]
  return { failing, tried }
}
