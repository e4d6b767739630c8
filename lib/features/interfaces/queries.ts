import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { gapsOf, type InterfaceStatus, type Protocol } from '@/lib/core/portfolio/landscape'
import type { Stage } from '@/lib/core/portfolio/stages'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { interfaceOf } from './record'
import { InterfaceFilter, InterfaceRef } from './schema'
import { gapWhere, interfaceWhere } from './where'

const end = { select: { id: true, name: true, nameZh: true } } as const

/** Pages of interfaces; `gaps` counts what all of those in the list still miss. */
export const listInterfaces = query({
  permission: 'interface:read',
  input: InterfaceFilter,
  async run(ctx, filter) {
    const where = await interfaceWhere(ctx, filter)
    const using = { where: { automation: { ...visibleAutomation(ctx), archivedAt: null } } }
    const [rows, total, owner, schema, any] = await Promise.all([
      ctx.db.systemInterface.findMany({
        where,
        select: {
          id: true, code: true, name: true, nameZh: true, protocol: true, status: true, dataClasses: true, schemaKind: true, ownerId: true, archivedAt: true, updatedAt: true,
          fromSystem: end, toSystem: end, gateway: end,
          owner: { select: { id: true, name: true } },
          _count: { select: { automations: using } },
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.systemInterface.count({ where }),
      ctx.db.systemInterface.count({ where: { AND: [where, gapWhere.owner] } }),
      ctx.db.systemInterface.count({ where: { AND: [where, gapWhere.schema] } }),
      ctx.db.systemInterface.count({ where: { AND: [where, { OR: [gapWhere.owner, gapWhere.schema] }] } }),
    ])
    return {
      rows: rows.map(({ _count, ...row }) => ({
        ...row,
        protocol: row.protocol as Protocol,
        status: row.status as InterfaceStatus,
        dataClasses: dataClassesOf(row.dataClasses),
        gaps: gapsOf(row),
        automations: _count.automations,
      })),
      total,
      gaps: { owner, schema, any },
      page: filter.page,
      mayEdit: canFor(ctx.actor, 'interface:edit', null),
    }
  },
})

export type InterfaceDetail = Awaited<ReturnType<typeof getInterface>>

/** The record with the automations, visible to the reader, that use it. */
export const getInterface = query({
  permission: 'interface:read',
  input: InterfaceRef,
  async run(ctx, { id }) {
    const [record, automations] = await Promise.all([
      interfaceOf(ctx, id),
      ctx.db.automation.findMany({
        where: { AND: [visibleAutomation(ctx), { archivedAt: null, interfaces: { some: { interfaceId: id } } }] },
        select: { id: true, code: true, name: true, nameZh: true, stage: true, process: { select: { name: true, nameZh: true } } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 200,
      }),
    ])
    return {
      ...record,
      gaps: gapsOf({ ...record, ownerId: record.owner?.id ?? null }),
      automations: automations.map((row) => ({ ...row, stage: row.stage as Stage })),
      mayEdit: canFor(ctx.actor, 'interface:edit', null),
    }
  },
})

/** For pickers and the search: at most twenty interfaces whose name, code or data contain the text. */
export const findInterfaces = query({
  permission: 'interface:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.systemInterface.findMany({
      where: { archivedAt: null, searchText: { contains: searchTextOf(q) } },
      select: { id: true, code: true, name: true, nameZh: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})
