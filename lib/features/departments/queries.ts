import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { depthOf, inTreeOrder } from '@/lib/core/portfolio/department-tree'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import { departmentRow } from './tree'

export type DepartmentRow = Awaited<ReturnType<typeof listDepartments>>[number]

/** The whole tree, each department directly before those below it, siblings by name, with what hangs on it. */
export const listDepartments = query({
  permission: 'person:read',
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.db.department.findMany({
      select: { ...departmentRow, _count: { select: { children: true, people: true, processes: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return inTreeOrder(rows).map(({ _count, path, ...row }) => ({
      ...row,
      path,
      depth: depthOf(path),
      ...{ children: _count.children, people: _count.people, processes: _count.processes },
      mayEdit: canFor(ctx.actor, 'department:edit', path),
    }))
  },
})

/** The tree for a filter or a picker: names and depth only. */
export const listDepartmentNames = query({
  permission: 'person:read',
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.db.department.findMany({ select: departmentRow, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    return inTreeOrder(rows).map((row) => ({ ...row, depth: depthOf(row.path) }))
  },
})

/** For pickers and the search: departments whose name or code contains the text, at most twenty. */
export const findDepartments = query({
  permission: 'person:read',
  input: z.strictObject({ q: searchQuery }),
  async run(ctx, { q }) {
    const rows = await ctx.db.department.findMany({ select: departmentRow, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const text = searchTextOf(q)
    return rows.filter((row) => searchTextOf(row.code, row.name, row.nameZh).includes(text)).slice(0, 20)
  },
})
