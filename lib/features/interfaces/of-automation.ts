import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { gapsOf, type InterfaceStatus, type Protocol } from '@/lib/core/portfolio/landscape'
import { AutomationRef } from '@/lib/features/automations/schema'
import { automationFor } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'

const system = { select: { id: true, code: true, name: true, nameZh: true, release: true } } as const

/** The interfaces that an automation uses, and all systems that it touches: by these, and those that its process runs on. */
export const landscapeOf = query({
  permission: 'automation:read',
  input: AutomationRef,
  async run(ctx, { id }) {
    const { processId } = await automationFor(ctx, id)
    const [rows, used] = await Promise.all([
      ctx.db.systemInterface.findMany({
        where: { automations: { some: { automationId: id } } },
        select: { id: true, code: true, name: true, nameZh: true, protocol: true, status: true, dataClasses: true, schemaKind: true, ownerId: true, fromSystem: system, toSystem: system, gateway: system },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
      ctx.db.processSystem.findMany({ where: { processId }, select: { system }, orderBy: { system: { name: 'asc' } } }),
    ])
    const touched = new Map(rows.flatMap(({ fromSystem, toSystem, gateway }) => [fromSystem, toSystem, ...(gateway ? [gateway] : [])]).map((one) => [one.id, { ...one, byInterface: true }]))
    for (const { system: one } of used) if (!touched.has(one.id)) touched.set(one.id, { ...one, byInterface: false })
    return {
      interfaces: rows.map((row) => ({ ...row, protocol: row.protocol as Protocol, status: row.status as InterfaceStatus, dataClasses: dataClassesOf(row.dataClasses), gaps: gapsOf(row) })),
      systems: [...touched.values()],
    }
  },
})
export type AutomationLandscape = Awaited<ReturnType<typeof landscapeOf>>
