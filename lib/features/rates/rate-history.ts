import { notFound } from '@/lib/core/errors'
import { can } from '@/lib/core/access'
import { asEntered, series, validOn, type Dated } from '@/lib/core/rates/effective'
import { defaultParameter } from '@/lib/core/rates/parameters'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { frameOf } from './clock'
import { exchangeWhere, parametersWhere, wagesWhere } from './rows'
import { RateKey } from './schema'

/** valid today; to come; over; replaced by a newer row for the same day; taken back, or the row that took it back. */
export type RateState = 'valid' | 'upcoming' | 'over' | 'replaced' | 'taken-back'

type Stored = Dated & { source: string; enteredBy: { name: string } | null; createdAt: Date }

/** Every row that was ever entered for a key, what holds the latest first. */
export const rateHistory = query({
  permission: 'rate:read',
  input: RateKey,
  async run(ctx, key) {
    const { today, home } = await frameOf(ctx)
    const mayEdit = can(ctx.actor, 'rate:edit')
    if (key.table === 'wage') {
      const { gradeId, departmentId } = key
      const [grade, department] = await Promise.all([named(ctx, 'wageGrade', gradeId), named(ctx, 'department', departmentId)])
      const rows = await wagesWhere(ctx, { gradeId, departmentId })
      return { table: key.table, key, grade, department, today, home, mayEdit: mayEdit && !grade?.archivedAt, rows: withStates(rows, today).map((row) => ({ ...row, value: row.withdrawn ? null : { minor: row.hourlyMinor, currency: row.currency } })) }
    }
    if (key.table === 'exchange') return { table: key.table, key, today, home, mayEdit, rows: withStates(await exchangeWhere(ctx, { from: key.from, to: key.to }), today).map((row) => ({ ...row, value: row.withdrawn ? null : row.rateE8 })) }
    const calendar = await settingsOf(ctx.db, 'calendar')
    const rows = withStates(await parametersWhere(ctx, { kind: key.kind }), today)
    return { table: key.table, key, today, home, mayEdit, default: defaultParameter(key.kind, today, calendar), rows: rows.map((row) => ({ ...row, value: row.withdrawn ? null : row.valueE6 })) }
  },
})
export type RateHistory = Awaited<ReturnType<typeof rateHistory>>

function withStates<Row extends Stored>(rows: readonly Row[], today: string) {
  const counting = series(rows)
  const valid = validOn(counting, today)
  const state = (row: Row): RateState => {
    if (counting.includes(row)) return row === valid ? 'valid' : row.validFrom > today ? 'upcoming' : 'over'
    const last = rows.filter(({ validFrom }) => validFrom === row.validFrom).sort(asEntered).at(-1)
    return row.withdrawn || last?.withdrawn ? 'taken-back' : 'replaced'
  }
  return rows
    .map(({ enteredBy, ...row }) => ({ ...(row as Omit<Row, 'enteredBy'> & Stored), by: enteredBy?.name ?? null, state: state(rows.find(({ id }) => id === row.id)!) }))
    .sort((a, b) => (a.validFrom === b.validFrom ? asEntered(b, a) : a.validFrom > b.validFrom ? -1 : 1))
}

async function named(ctx: Ctx, model: 'wageGrade' | 'department', id: string | null) {
  if (id === null) return null
  const row =
    model === 'wageGrade'
      ? await ctx.db.wageGrade.findUnique({ where: { id }, select: { id: true, code: true, name: true, nameZh: true, archivedAt: true } })
      : ((row) => row && { ...row, archivedAt: null })(await ctx.db.department.findUnique({ where: { id }, select: { id: true, code: true, name: true, nameZh: true } }))
  if (!row) throw notFound('rate')
  return row
}
