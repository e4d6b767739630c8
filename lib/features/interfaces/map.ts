import { ancestryOf } from '@/lib/core/portfolio/department-tree'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { gapsOf, type InterfaceStatus, type Protocol } from '@/lib/core/portfolio/landscape'
import { around, bundlesOf, groupsOf, systemsOn } from '@/lib/core/portfolio/map-model'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { MapFilter } from './schema'
import { interfaceWhere } from './where'

/** What one picture can hold; beyond it the reader narrows the filter. */
const MOST_INTERFACES = 1500

/** Groups that are no department: systems of several, and those that only pass data on. */
export const SHARED = '~shared'
export const GATEWAYS = '~gateways'

export type Landscape = Awaited<ReturnType<typeof interfaceMap>>

/** The landscape that the filter leaves, or what lies around one system; groups are departments that the reader may see. */
export const interfaceMap = query({
  permission: 'interface:read',
  input: MapFilter,
  async run(ctx, { focus, steps, ...filter }) {
    const found = await ctx.db.systemInterface.findMany({
      where: await interfaceWhere(ctx, filter),
      select: {
        id: true, code: true, name: true, nameZh: true, protocol: true, status: true, data: true, dataClasses: true, schemaKind: true, ownerId: true,
        fromSystemId: true, toSystemId: true, gatewayId: true,
      },
      orderBy: [{ code: 'asc' }],
      take: MOST_INTERFACES + 1,
    })
    const rows = found.slice(0, MOST_INTERFACES).map(({ fromSystemId, toSystemId, ...row }) => ({
      ...row,
      fromId: fromSystemId,
      toId: toSystemId,
      protocol: row.protocol as Protocol,
      status: row.status as InterfaceStatus,
      dataClasses: dataClassesOf(row.dataClasses),
      gaps: gapsOf(row),
    }))
    const interfaces = focus ? around(rows, focus, steps) : rows
    const on = systemsOn(interfaces)
    const [systems, registered, own] = await Promise.all([
      ctx.db.system.findMany({ where: { id: { in: [...on.keys(), ...(focus ? [focus] : [])] } }, select: { id: true, code: true, name: true, nameZh: true, vendor: true, release: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
      ctx.db.system.findMany({ select: { id: true, name: true, nameZh: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
      homesOf(ctx, [...on.keys()]),
    ])
    const bundles = bundlesOf(interfaces)
    for (const [id, { gateway }] of on) if (gateway) own.homes.set(id, GATEWAYS)
    const groups = groupsOf(systems.map(({ id }) => id), own.homes, bundles)
    return {
      interfaces,
      bundles,
      systems: systems.map((system) => ({ ...system, gateway: on.get(system.id)?.gateway ?? false, group: groups.get(system.id) ?? null })),
      departments: own.departments,
      /** All that are registered, for the choice of one */
      registered,
      focus: systems.find(({ id }) => id === focus) ?? null,
      cut: found.length > MOST_INTERFACES,
    }
  },
})

/** The division that most processes on a system belong to; shared when it is less than three in five. */
async function homesOf(ctx: Ctx, systemIds: string[]) {
  const uses = await ctx.db.processSystem.findMany({
    where: { systemId: { in: systemIds }, process: { AND: [visibleProcess(ctx), { archivedAt: null, departmentId: { not: null } }] } },
    select: { systemId: true, process: { select: { department: { select: { path: true } } } } },
  })
  const lines = uses.map(({ systemId, process }) => ({ systemId, line: ancestryOf(process.department!.path) }))
  // Where everything hangs below one company, its divisions are the groups.
  const level = new Set(lines.map(({ line }) => line[0])).size === 1 ? 1 : 0
  const votes = new Map<string, Map<string, number>>()
  for (const { systemId, line } of lines) {
    const home = line[level] ?? line[0]!
    const of = votes.get(systemId) ?? new Map<string, number>()
    votes.set(systemId, of.set(home, (of.get(home) ?? 0) + 1))
  }
  const homes = new Map<string, string>()
  for (const [systemId, of] of votes) {
    const all = [...of.values()].reduce((sum, n) => sum + n, 0)
    const [best, count] = [...of].sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))[0]!
    homes.set(systemId, count / all >= 0.6 ? best : SHARED)
  }
  const departments = await ctx.db.department.findMany({ where: { id: { in: [...new Set(homes.values())] } }, select: { id: true, name: true, nameZh: true } })
  return { homes, departments }
}
