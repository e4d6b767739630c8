import { z } from 'zod'
import { can } from '@/lib/core/access'
import type { Day } from '@/lib/core/calendar/local-day'
import { series, nextAfter, validOn, type Dated } from '@/lib/core/rates/effective'
import { defaultParameter, parameterKinds } from '@/lib/core/rates/parameters'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { frameOf } from './clock'
import { coverageOf } from './coverage'
import { exchangeWhere, parametersWhere, wagesWhere } from './rows'

const named = { id: true, code: true, name: true, nameZh: true } as const

/** Of one key: what is valid today, what it was before, what comes next. */
function standing<Row extends Dated>(rows: readonly Row[], today: Day) {
  const ordered = series(rows)
  const current = validOn(ordered, today)
  return { current, before: current && (ordered[ordered.indexOf(current) - 1] ?? null), next: nextAfter(ordered, today), entries: rows.length }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}

export type RatesToday = Awaited<ReturnType<typeof ratesToday>>

/** What is valid today, what changes next, and where money cannot be told. */
export const ratesToday = query({
  permission: 'rate:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [{ today, home }, wages, exchange, parameters, calendar, places] = await Promise.all([
      frameOf(ctx), wagesWhere(ctx), exchangeWhere(ctx), parametersWhere(ctx), settingsOf(ctx.db, 'calendar'), placesOf(ctx),
    ])
    const wageLines = grouped(wages, (row) => `${row.gradeId} ${row.departmentId}`)
      .map((rows) => ({ gradeId: rows[0]!.gradeId, departmentId: rows[0]!.departmentId, grade: places.grade(rows[0]!.gradeId), department: places.department(rows[0]!.departmentId), ...standing(rows, today) }))
      .sort((a, b) => (a.grade?.code ?? '').localeCompare(b.grade?.code ?? '') || (a.department?.path ?? '').localeCompare(b.department?.path ?? ''))
    const pairs = grouped(exchange, (row) => `${row.from} ${row.to}`).map((rows) => ({ from: rows[0]!.from, to: rows[0]!.to, ...standing(rows, today) })).sort((a, b) => (a.from < b.from ? -1 : 1))
    const figures = parameterKinds.map((kind) => ({ kind, ...standing(parameters.filter((row) => row.kind === kind), today), default: defaultParameter(kind, today, calendar) }))
    const upcoming = [...wageLines, ...pairs, ...figures].flatMap(({ next }) => next?.validFrom ?? []).sort()
    return {
      today, home, wages: wageLines, exchange: pairs, parameters: figures,
      /** Days on which something changes, the nearest first */
      upcoming,
      coverage: await coverageOf(ctx, { today, home, wages, exchange, calendar }),
      mayEdit: can(ctx.actor, 'rate:edit'),
    }
  },
})

async function placesOf(ctx: Ctx) {
  const [grades, departments] = await Promise.all([ctx.db.wageGrade.findMany({ select: { ...named, archivedAt: true } }), ctx.db.department.findMany({ select: { ...named, path: true } })])
  const byId = { grades: new Map(grades.map((row) => [row.id, row])), departments: new Map(departments.map((row) => [row.id, row])) }
  return { grade: (id: string | null) => (id === null ? null : (byId.grades.get(id) ?? null)), department: (id: string | null) => (id === null ? null : (byId.departments.get(id) ?? null)) }
}

/** Every grade with what hangs on it, those in use first. */
export const listGrades = query({
  permission: 'rate:read',
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.db.wageGrade.findMany({ select: { ...named, archivedAt: true, version: true, _count: { select: { processes: true, wages: true } } }, orderBy: [{ code: 'asc' }] })
    return rows.sort((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null))
  },
})

/** For the form of a process: the names of grades tell nothing about wages. */
export const listGradeNames = query({
  permission: 'process:read',
  input: z.strictObject({}),
  run: (ctx) => ctx.db.wageGrade.findMany({ where: { archivedAt: null }, select: named, orderBy: [{ code: 'asc' }] }),
})
