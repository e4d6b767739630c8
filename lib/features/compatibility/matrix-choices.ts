import { z } from 'zod'
import { query } from '@/lib/server/command'
import { reachableDepartments } from '@/lib/server/scope'

const named = { id: true, name: true, nameZh: true } as const

/** What the matrix may be filtered by. */
export const matrixChoices = query({
  permission: 'compatibility:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [systems, phases, departments] = await Promise.all([
      ctx.db.system.findMany({ select: named, orderBy: { name: 'asc' } }),
      ctx.db.phase.findMany({ select: named, orderBy: { ordinal: 'asc' } }),
      ctx.db.department.findMany({ where: reachableDepartments(ctx, 'compatibility:read') ?? {}, select: named, orderBy: { name: 'asc' } }),
    ])
    return { systems, phases, departments }
  },
})
