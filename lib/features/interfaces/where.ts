import { searchTextOf } from '@/lib/core/localized'
import { visibleProcess } from '@/lib/features/processes/visible'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

interface Asked {
  q?: string
  protocol?: string
  status?: string
  dataClass?: string
  department?: string
  system?: string
  gap?: 'owner' | 'schema'
  state?: 'current' | 'archived' | 'all'
}

/** The one filter of the list, the map and the export. A department is reached through the processes that its reader may see. */
export async function interfaceWhere(ctx: Ctx, asked: Asked): Promise<Prisma.SystemInterfaceWhereInput> {
  const { q, protocol, status, dataClass, department, system, gap, state = 'current' } = asked
  return {
    AND: [
      q ? { searchText: { contains: searchTextOf(q) } } : {},
      protocol ? { protocol } : {},
      status ? { status } : {},
      dataClass ? { dataClasses: { contains: dataClass } } : {},
      system ? { OR: [{ fromSystemId: system }, { toSystemId: system }, { gatewayId: system }] } : {},
      department ? await ofDepartment(ctx, department) : {},
      gap ? gapWhere[gap] : {},
      state === 'all' ? {} : { archivedAt: state === 'archived' ? { not: null } : null },
    ],
  }
}

export const gapWhere: Record<'owner' | 'schema', Prisma.SystemInterfaceWhereInput> = {
  owner: { ownerId: null },
  schema: { schemaKind: 'none', protocol: { not: 'ui' } },
}

async function ofDepartment(ctx: Ctx, id: string): Promise<Prisma.SystemInterfaceWhereInput> {
  const found = await ctx.db.department.findUnique({ where: { id }, select: { path: true } })
  const department: Prisma.DepartmentWhereInput = { OR: [{ id }, ...(found ? [{ path: { startsWith: `${found.path}/` } }] : [])] }
  const used = { processes: { some: { process: { AND: [visibleProcess(ctx), { archivedAt: null, department }] } } } }
  return { OR: [{ fromSystem: used }, { toSystem: used }] }
}
