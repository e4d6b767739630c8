import type { InterfaceStatus, Protocol } from '@/lib/core/portfolio/landscape'
import type { Stage } from '@/lib/core/portfolio/stages'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { InterfaceRef } from './schema'

const other = { select: { id: true, name: true, nameZh: true } } as const
const fields = { id: true, code: true, name: true, nameZh: true, protocol: true, status: true, fromSystem: other, toSystem: other, gateway: other } as const

/** What flows into a system, out of it and through it, and the automations, visible to the reader, that touch it. */
export const landscapeOfSystem = query({
  permission: 'interface:read',
  input: InterfaceRef,
  async run(ctx, { id }) {
    const around = { OR: [{ fromSystemId: id }, { toSystemId: id }, { gatewayId: id }] }
    const [rows, automations] = await Promise.all([
      ctx.db.systemInterface.findMany({ where: { archivedAt: null, ...around }, select: fields, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 300 }),
      ctx.db.automation.findMany({
        where: { AND: [visibleAutomation(ctx), { archivedAt: null, stage: { not: 'retired' } }, { OR: [{ interfaces: { some: { interface: around } } }, { process: { systems: { some: { systemId: id } } } }] }] },
        select: { id: true, code: true, name: true, nameZh: true, stage: true },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 100,
      }),
    ])
    return {
      interfaces: rows.map((row) => ({
        ...row,
        protocol: row.protocol as Protocol,
        status: row.status as InterfaceStatus,
        direction: row.toSystem.id === id ? ('in' as const) : row.fromSystem.id === id ? ('out' as const) : ('through' as const),
      })),
      automations: automations.map((row) => ({ ...row, stage: row.stage as Stage })),
    }
  },
})
