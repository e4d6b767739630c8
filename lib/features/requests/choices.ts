import { z } from 'zod'
import { depthOf, inTreeOrder } from '@/lib/core/portfolio/department-tree'
import { searchTextOf } from '@/lib/core/localized'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { PickBy } from './schema-reactions'
import { workingDaysNow } from './record'

// Whoever files an idea says where it happens: names alone, of all departments, also for people who may not open those records.

const named = { id: true, code: true, name: true, nameZh: true } as const
const containing = (q: string | undefined) => (q ? { searchText: { contains: searchTextOf(q) } } : {})

export const pickProcess = query({
  permission: 'request:file',
  input: PickBy,
  run: (ctx, { q }) => ctx.db.businessProcess.findMany({ where: { ...containing(q), archivedAt: null }, select: { ...named, department: { select: { name: true, nameZh: true } } }, take: 20, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
})

export const pickAutomation = query({
  permission: 'request:file',
  input: PickBy,
  run: (ctx, { q }) => ctx.db.automation.findMany({ where: { ...containing(q), archivedAt: null }, select: { ...named, process: { select: { name: true, nameZh: true } } }, take: 20, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
})

/** People to mention: names and departments, no addresses. */
export const pickPerson = query({
  permission: 'request:react',
  input: PickBy,
  run: (ctx, { q }) => ctx.db.person.findMany({ where: { ...containing(q), active: true }, select: { id: true, name: true, department: { select: { name: true, nameZh: true } } }, take: 10, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
})

/** What the form offers at once: departments in tree order with the person's own, the systems, and what figures are reckoned with. */
export const intakeChoices = query({
  permission: 'request:file',
  input: z.strictObject({}),
  async run(ctx) {
    const [departments, systems, own, workingDays] = await Promise.all([
      ctx.db.department.findMany({ select: { id: true, name: true, nameZh: true, path: true, parentId: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
      ctx.db.system.findMany({ select: { id: true, name: true, nameZh: true, vendor: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 300 }),
      ownDepartment(ctx),
      workingDaysNow(ctx),
    ])
    return { departments: inTreeOrder(departments).map(({ path, parentId: _parent, ...row }) => ({ ...row, depth: depthOf(path) })), systems, ownDepartmentId: own, workingDays }
  },
})

const ownDepartment = async (ctx: Ctx) => (await ctx.db.person.findUnique({ where: { id: ctx.actor.id }, select: { departmentId: true } }))?.departmentId ?? null

/** The process and the automation that a form names, when they are in use. */
export const namedRecords = query({
  permission: 'request:file',
  input: z.strictObject({ processId: z.string().max(64).optional(), automationId: z.string().max(64).optional() }),
  async run(ctx, { processId, automationId }) {
    const [process, automation] = await Promise.all([
      processId ? ctx.db.businessProcess.findFirst({ where: { OR: [{ id: processId }, { code: processId }], archivedAt: null }, select: named }) : null,
      automationId ? ctx.db.automation.findFirst({ where: { OR: [{ id: automationId }, { code: automationId }] }, select: named }) : null,
    ])
    return { process, automation }
  },
})
