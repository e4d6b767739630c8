import { dayCell, fold, lookupCell, textCell, yesNoCell } from '@/lib/core/transfer/cells'
import { moneyText } from '@/lib/core/portfolio/money'
import { series } from '@/lib/core/rates/effective'
import { byCodeAndName, knownDepartments } from '@/lib/features/transfer/known'
import { oneByOne } from '@/lib/features/transfer/one-by-one'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { enterWage } from './enter-wage'
import { wagesWhere } from './rows'

interface Facts {
  grades: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, string>
}

/** What counts, by grade, department and day: what was replaced or taken back is for the page alone. */
async function page(ctx: Ctx, skip: number, take: number) {
  const [rows, grades, departments] = await Promise.all([wagesWhere(ctx), ctx.db.wageGrade.findMany({ select: { id: true, code: true } }), ctx.db.department.findMany({ select: { id: true, code: true, name: true } })])
  const gradeOf = new Map(grades.map(({ id, code }) => [id, code]))
  const departmentOf = new Map(departments.map(({ id, code, name }) => [id, code ?? name]))
  const keys = new Map<string, typeof rows>()
  for (const row of rows) keys.set(`${row.gradeId} ${row.departmentId}`, [...(keys.get(`${row.gradeId} ${row.departmentId}`) ?? []), row])
  return [...keys.values()]
    .flatMap((ofKey) => series(ofKey))
    .map((row) => ({ ...row, grade: row.gradeId && (gradeOf.get(row.gradeId) ?? ''), department: row.departmentId && (departmentOf.get(row.departmentId) ?? '') }))
    .sort((a, b) => order(a).localeCompare(order(b)))
    .slice(skip, skip + take)
}
const order = (row: { grade: string | null; department: string | null; validFrom: string }) => `${row.grade ?? ''}\u0000${row.department ?? ''}\u0000${row.validFrom}`
type Row = Awaited<ReturnType<typeof page>>[number]

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Wages in files. What looks strange is refused unless its row says that it was checked. */
export const wageTable: TransferTable<Row, Facts> = {
  name: 'rates',
  href: '/rates',
  title: 'rates.wages.title',
  exported: 'wage.exported',
  imported: 'wage.imported',
  readPermission: 'rate:read',
  exportPermission: 'rate:read',
  importPermission: 'rate:edit',
  columns: [
    { key: 'grade', header: 'rates.columns.grade', write: (row) => row.grade, read: lookupCell((facts: Facts) => facts.grades, 'rates.refusedGrade') },
    { key: 'department', header: 'rates.columns.department', write: (row) => row.department, read: lookupCell((facts: Facts) => facts.departments, 'transfer.refused.department') },
    { key: 'hourly', header: 'rates.columns.hourly', write: (row) => ({ minor: Number(row.hourlyMinor), currency: row.currency }), read: textCell(40), required: true },
    { key: 'currency', header: 'rates.columns.currency', write: (row) => row.currency, read: textCell(3) },
    { key: 'validFrom', header: 'rates.columns.validFrom', write: (row) => ({ day: row.validFrom }), read: dayCell, required: true },
    { key: 'source', header: 'rates.columns.source', write: (row) => row.source, read: textCell(300), required: true },
    { key: 'checked', header: 'rates.columns.checked', read: yesNoCell },
    { key: 'enteredBy', header: 'rates.columns.enteredBy', write: (row) => row.enteredBy?.name ?? null },
    { key: 'enteredAt', header: 'rates.columns.enteredAt', write: (row) => ({ moment: row.createdAt }) },
  ],
  pages: (ctx) => inPages((skip, take) => page(ctx, skip, take)),
  facts: async (ctx) => ({
    grades: byCodeAndName(await ctx.db.wageGrade.findMany({ where: { archivedAt: null }, select: { id: true, code: true, name: true, nameZh: true } })),
    departments: await knownDepartments(ctx),
  }),
  identity: ({ grade, department, validFrom }) => `${text(grade)} ${text(department)} ${text(validFrom)}`,
  save: oneByOne(async (ctx, { values }) => {
    const [gradeId, departmentId] = [text(values.grade) || null, text(values.department) || null]
    const { currency: home } = await settingsOf(ctx.db, 'organisation')
    const currency = text(values.currency).toUpperCase() || home
    const known = series(await wagesWhere(ctx, { gradeId, departmentId })).find((row) => row.validFrom === values.validFrom)
    const hourly = text(values.hourly)
    if (known && known.currency === currency && known.source === values.source && moneyText(known.hourlyMinor, currency) === plain(hourly)) return 'unchanged'
    await enterWage(ctx, { ...(gradeId && { gradeId }), ...(departmentId && { departmentId }), hourly, currency, validFrom: values.validFrom, source: values.source, sure: values.checked === true })
    return known ? 'updated' : 'created'
  }),
}

/** `1,065.50` → `1065.5`, as `moneyText` writes it. */
export const plain = (typed: string): string => fold(typed).replace(/(?<=\d),(?=\d{3})/g, '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
