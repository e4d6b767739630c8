import { fold, lookupCell, refused, taken, textCell, type CellReader } from '@/lib/core/transfer/cells'
import { searchTextOf } from '@/lib/core/localized'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { knownDepartments } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { createPerson } from './create-person'
import { updatePerson } from './update-person'

interface Facts {
  departments: ReadonlyMap<string, string>
}

const row = { id: true, name: true, email: true, jobTitle: true, active: true, departmentId: true, department: { select: { code: true } }, grants: { select: { role: true, department: { select: { code: true } } }, orderBy: { id: 'asc' } } } as const
const page = (ctx: Ctx, q: string | undefined, skip: number, take: number) =>
  ctx.db.person.findMany({ where: q ? { searchText: { contains: searchTextOf(q) } } : {}, select: row, orderBy: [{ email: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]

const address: CellReader = (text) => {
  const email = fold(text)
  if (!email) return taken(null)
  return /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254 ? taken(email) : refused('errors.email')
}

/** People in files, for those who may change them. Roles are granted by hand; new people get a one-time password when it is reset. */
export const personTable: TransferTable<Row, Facts> = {
  name: 'people',
  title: 'people.title',
  exported: 'person.exported',
  imported: 'person.imported',
  readPermission: 'person:edit',
  exportPermission: 'person:edit',
  importPermission: 'person:edit',
  columns: [
    { key: 'email', header: 'components.columns.email', write: (one) => one.email, read: address, required: true },
    { key: 'name', header: 'components.columns.person', write: (one) => one.name, read: textCell(120), required: true },
    { key: 'jobTitle', header: 'components.columns.jobTitle', write: (one) => one.jobTitle, read: textCell(120) },
    { key: 'department', header: 'components.department', write: (one) => one.department?.code ?? null, read: lookupCell((facts: Facts) => facts.departments, 'transfer.refused.department') },
    { key: 'roles', header: 'components.columns.roles', write: (one, words) => one.grants.map(({ role, department }) => words(`people.role.${role}`) + (department ? ` (${department.code})` : '')).join('; ') || null },
    { key: 'active', header: 'components.columns.active', write: (one, words) => words(one.active ? 'requests.yes' : 'requests.no') },
  ],
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params.q, skip, take)),
  facts: async (ctx) => ({ departments: await knownDepartments(ctx) }),
  identity: (values) => String(values.email),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.person.findUnique({ where: { email: String(values.email) }, select: row })
      if (!known) return null
      const { id, name, email, jobTitle, departmentId } = known
      return { input: { id, name, email, jobTitle, departmentId } }
    },
    create: createPerson,
    update: updatePerson,
    inputOf: ({ email, name, jobTitle, department }) => ({ email, name, jobTitle, departmentId: department }),
  }),
}
