import { canFor } from '@/lib/core/access'
import { invalid, notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { storeDataClasses, type DataClass } from '@/lib/core/portfolio/data-classes'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const processRecord = {
  id: true, code: true, name: true, nameZh: true, description: true, dataClasses: true, archivedAt: true, version: true,
  createdAt: true, updatedAt: true,
  department: { select: { id: true, name: true, nameZh: true, path: true } },
  owner: { select: { id: true, name: true } },
  wageGrade: { select: { id: true, code: true, name: true, nameZh: true } },
  systems: { select: { system: { select: { id: true, code: true, name: true, nameZh: true, vendor: true, release: true } } }, orderBy: { systemId: 'asc' } },
} satisfies Prisma.BusinessProcessSelect

/** A process as the audit trail and its page show it; visibility is the caller's matter. */
export async function processOf(ctx: Ctx, id: string) {
  const process = await ctx.db.businessProcess.findUnique({ where: { id }, select: processRecord })
  if (!process) throw notFound('process')
  return { ...process, systems: process.systems.map(({ system }) => system) }
}

interface ProcessInput {
  name: string
  nameZh?: string
  description?: string
  departmentId?: string
  ownerId?: string
  wageGradeId?: string
  dataClasses: DataClass[]
}

export const columnsOf = (input: ProcessInput, code: string) => ({
  name: input.name,
  nameZh: input.nameZh ?? null,
  description: input.description ?? null,
  departmentId: input.departmentId ?? null,
  ownerId: input.ownerId ?? null,
  wageGradeId: input.wageGradeId ?? null,
  dataClasses: storeDataClasses(input.dataClasses),
  searchText: searchTextOf(code, input.name, input.nameZh, input.description),
})

/** The department must exist and lie where the person may edit; without one the process belongs to the whole programme. */
export async function requireDepartment(ctx: Ctx, departmentId: string | undefined): Promise<void> {
  const department = departmentId ? await ctx.db.department.findUnique({ where: { id: departmentId }, select: { path: true } }) : null
  if (departmentId && !department) throw invalid({ departmentId: [{ key: 'portfolio.departmentUnknown' }] })
  if (!canFor(ctx.actor, 'process:edit', department?.path ?? null)) {
    throw invalid({ departmentId: [{ key: departmentId ? 'portfolio.departmentOutside' : 'portfolio.departmentNeeded' }] })
  }
}

export async function requireOwner(ctx: Ctx, ownerId: string | undefined): Promise<void> {
  if (!ownerId) return
  const owner = await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } })
  if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
}

export async function requireGrade(ctx: Ctx, wageGradeId: string | undefined): Promise<void> {
  if (!wageGradeId) return
  const grade = await ctx.db.wageGrade.findUnique({ where: { id: wageGradeId }, select: { archivedAt: true } })
  if (!grade || grade.archivedAt) throw invalid({ wageGradeId: [{ key: 'rates.gradeUnknown' }] })
}

export async function requireSystems(ctx: Ctx, systemIds: string[]): Promise<void> {
  const known = await ctx.db.system.count({ where: { id: { in: systemIds } } })
  if (known !== new Set(systemIds).size) throw invalid({ systemIds: [{ key: 'portfolio.systemUnknown' }] })
}
