import type { PlanSubject } from '@/lib/core/compatibility/plan'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import type { Protocol } from '@/lib/core/portfolio/landscape'
import type { Technology } from '@/lib/core/portfolio/stages'
import type { Ctx } from '@/lib/server/ctx'

const system = { id: true, code: true, name: true, nameZh: true, vendor: true } as const

/** What an automation touches today: the systems of its process, the interfaces that it uses and what they pass through, classes of data. */
export async function subjectOf(ctx: Ctx, automationId: string): Promise<PlanSubject> {
  const { technology, process, interfaces } = await ctx.db.automation.findUniqueOrThrow({
    where: { id: automationId },
    select: {
      technology: true,
      process: { select: { dataClasses: true, systems: { select: { system: { select: system } } } } },
      interfaces: {
        where: { interface: { archivedAt: null, status: { not: 'retired' } } },
        select: { interface: { select: { id: true, code: true, protocol: true, dataClasses: true, fromSystem: { select: system }, toSystem: { select: system }, gateway: { select: system } } } },
      },
    },
  })
  const ways = interfaces.map((row) => row.interface).sort((a, b) => a.code.localeCompare(b.code))
  const systems = new Map([...process.systems.map((row) => row.system), ...ways.flatMap((way) => [way.fromSystem, way.toSystem, ...(way.gateway ? [way.gateway] : [])])].map((one) => [one.id, one]))
  const classes = new Set([process.dataClasses, ...ways.map((way) => way.dataClasses)].flatMap(dataClassesOf))
  return {
    technology: technology as Technology,
    dataClasses: [...classes].sort(),
    systems: [...systems.values()].sort((a, b) => a.code.localeCompare(b.code)),
    interfaces: ways.map(({ id, code, protocol, dataClasses }) => ({ id, code, protocol: protocol as Protocol, dataClasses: dataClassesOf(dataClasses) })),
  }
}
