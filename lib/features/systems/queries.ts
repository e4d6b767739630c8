import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db'
import { visibleProcess } from '@/lib/features/processes/visible'
import { systemOf } from './record'
import { SystemFilter, SystemRef } from './schema'

export const listSystems = query({
  permission: 'system:read',
  input: SystemFilter,
  async run(ctx, filter) {
    const where: Prisma.SystemWhereInput = filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {}
    const visible = { where: { process: { ...visibleProcess(ctx), archivedAt: null } } }
    const [rows, total] = await Promise.all([
      ctx.db.system.findMany({
        where,
        select: {
          id: true, code: true, name: true, nameZh: true, vendor: true, release: true, updatedAt: true,
          owner: { select: { id: true, name: true } },
          _count: { select: { processes: visible } },
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.system.count({ where }),
    ])
    return {
      rows: rows.map(({ _count, ...row }) => ({ ...row, processes: _count.processes })),
      total,
      page: filter.page,
      mayCreate: canFor(ctx.actor, 'system:edit', null),
    }
  },
})

/** The system with the processes, visible to the reader, that run on it. */
export const getSystem = query({
  permission: 'system:read',
  input: SystemRef,
  async run(ctx, { id }) {
    const system = await systemOf(ctx, id)
    const processes = await ctx.db.businessProcess.findMany({
      where: { ...visibleProcess(ctx), archivedAt: null, systems: { some: { systemId: id } } },
      select: { id: true, code: true, name: true, nameZh: true, department: { select: { id: true, name: true, nameZh: true } }, _count: { select: { automations: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return {
      ...system,
      processes: processes.map(({ _count, ...process }) => ({ ...process, automations: _count.automations })),
      mayEdit: canFor(ctx.actor, 'system:edit', null),
    }
  },
})

/** For pickers and the search: at most twenty systems whose name, code or vendor contains the text. */
export const findSystems = query({
  permission: 'system:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.system.findMany({
      where: { searchText: { contains: searchTextOf(q) } },
      select: { id: true, code: true, name: true, nameZh: true, vendor: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})
