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
