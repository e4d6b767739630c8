import { choiceCell, lookupCell, textCell } from '@/lib/core/transfer/cells'
import { dataClasses, dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { byCodeAndName, knownDepartments, knownPeople, knownSystems, listCell } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import type { Ctx } from '@/lib/server/ctx'
import { createProcess } from './create-process'
import { processWhere } from './queries'
import { ProcessFilter } from './schema'
import { updateProcess } from './update-process'
import { visibleProcess } from './visible'

interface Facts {
  people: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, string>
  systems: ReadonlyMap<string, string>
  grades: ReadonlyMap<string, string>
  classNames: Record<string, string[]>
}

const row = {
  id: true, code: true, name: true, nameZh: true, description: true, dataClasses: true, version: true, departmentId: true, ownerId: true, wageGradeId: true,
  department: { select: { code: true } },
  owner: { select: { email: true } },
  wageGrade: { select: { code: true } },
  systems: { select: { system: { select: { id: true, code: true } } }, orderBy: { system: { code: 'asc' } } },
} as const
const page = async (ctx: Ctx, params: Record<string, string>, skip: number, take: number) =>
  ctx.db.businessProcess.findMany({ where: await processWhere(ctx, ProcessFilter.parse(listFilter(params))), select: row, orderBy: [{ code: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]

const listFilter = ({ q, department, baseline, gap, state }: Record<string, string>) => ({ q, department, baseline, gap, state })

/** Processes in files: owner by address, department and systems by code. Baselines are a file of their own, since versions are frozen. */
export const processTable: TransferTable<Row, Facts> = {
  name: 'processes',
  title: 'processes.title',
  exported: 'process.exported',
  imported: 'process.imported',
  readPermission: 'process:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns: [
    { key: 'code', header: 'processes.code', write: (one) => one.code, read: textCell(20), required: true },
    { key: 'name', header: 'processes.name', write: (one) => one.name, read: textCell(120), required: true },
    { key: 'nameZh', header: 'portfolio.nameZh', write: (one) => one.nameZh, read: textCell(120) },
    { key: 'description', header: 'processes.descriptionLabel', write: (one) => one.description, read: textCell(4000) },
    { key: 'department', header: 'processes.department', write: (one) => one.department?.code ?? null, read: lookupCell((facts: Facts) => facts.departments, 'transfer.refused.department') },
    { key: 'owner', header: 'components.columns.ownerEmail', write: (one) => one.owner?.email ?? null, read: lookupCell((facts: Facts) => facts.people, 'transfer.refused.person') },
    { key: 'wageGrade', header: 'processes.wageGrade', write: (one) => one.wageGrade?.code ?? null, read: lookupCell((facts: Facts) => facts.grades, 'rates.refusedGrade') },
    { key: 'systems', header: 'processes.systemsTitle', write: (one) => one.systems.map(({ system }) => system.code).join('; ') || null, read: listCell(lookupCell((facts: Facts) => facts.systems, 'components.refused.system')) },
    { key: 'dataClasses', header: 'processes.dataLabel', write: (one, words) => dataClassesOf(one.dataClasses).map((name) => words(`processes.dataClass.${name}`)).join('; ') || null, read: listCell(choiceCell(dataClasses, (facts: Facts) => facts.classNames)) },
  ],
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take)),
  facts: async (ctx) => ({
    people: await knownPeople(ctx),
    departments: await knownDepartments(ctx),
    systems: await knownSystems(ctx),
    grades: byCodeAndName(await ctx.db.wageGrade.findMany({ where: { archivedAt: null }, select: { id: true, code: true, name: true, nameZh: true } })),
    classNames: await valueNames(dataClasses, (name) => `processes.dataClass.${name}`),
  }),
  identity: (values) => String(values.code).toUpperCase(),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.businessProcess.findFirst({ where: { AND: [{ code: String(values.code).toUpperCase() }, visibleProcess(ctx)] }, select: row })
      if (!known) return null
      const { id, version, name, nameZh, description, departmentId, ownerId, wageGradeId } = known
      return { input: { id, version, name, nameZh, description, departmentId, ownerId, wageGradeId, dataClasses: dataClassesOf(known.dataClasses), systemIds: known.systems.map(({ system }) => system.id) } }
    },
    create: createProcess,
    update: updateProcess,
    inputOf: ({ name, nameZh, description, department, owner, wageGrade, systems, dataClasses: classes }) => ({ name, nameZh, description, departmentId: department, ownerId: owner, wageGradeId: wageGrade, systemIds: systems, dataClasses: classes }),
  }),
}
