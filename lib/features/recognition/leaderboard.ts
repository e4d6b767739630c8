import { standings, type DepartmentCount, type DepartmentStanding } from '@/lib/core/recognition/leaderboard'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { keptFor } from '@/lib/server/kept'
import { settingsOf } from '@/lib/server/settings'
import { spanOf, type Span } from './entries'
import { PeriodInput } from './schema'

export interface Leaderboard {
  from: string
  to: string
  standings: (DepartmentStanding & { name: string; nameZh: string | null })[]
}

/** It adds up all points of the period. */
const KEPT_MS = 60_000

/** Departments of the top level with all below them, as sums alone. Null when it is switched off: then nothing is read. */
export const leaderboard = query({
  permission: 'recognition:read',
  input: PeriodInput,
  async run(ctx, input): Promise<Leaderboard | null> {
    const { leaderboard: shown } = await settingsOf(ctx.db, 'recognition')
    if (!shown) return null
    const span = await spanOf(ctx, input)
    // Everybody opens the page with the same period; others are asked for now and then.
    return input.from || input.to ? boardOf(ctx, span) : keptFor(ctx, 'leaderboard', KEPT_MS, () => boardOf(ctx, span))
  },
})

async function boardOf(ctx: Ctx, { from, to }: Span): Promise<Leaderboard> {
  const inPeriod = { day: { gte: from, lte: to } }
  const [departments, people, sums, verified] = await Promise.all([
    ctx.db.department.findMany({ select: { id: true, name: true, nameZh: true, path: true, parentId: true } }),
    ctx.db.person.findMany({ where: { active: true, departmentId: { not: null } }, select: { id: true, departmentId: true } }),
    ctx.db.pointEntry.groupBy({ by: ['personId', 'requestId'], where: inPeriod, _sum: { points: true } }),
    ctx.db.pointEntry.groupBy({ by: ['personId'], where: { ...inPeriod, sourceKey: { startsWith: 'benefit:' } }, _sum: { points: true } }),
  ])
  const tops = departments.filter(({ parentId }) => parentId === null)
  const topOf = new Map(departments.map(({ id, path }) => [id, tops.find((top) => path === top.path || path.startsWith(`${top.path}/`))?.id]))
  const counts = new Map<string, DepartmentCount>(tops.map(({ id }) => [id, { departmentId: id, people: 0, contributions: 0, points: 0, verifiedPoints: 0 }]))
  const home = new Map<string, DepartmentCount>()
  for (const { id, departmentId } of people) {
    const count = counts.get(topOf.get(departmentId!) ?? '')
    if (!count) continue
    count.people += 1
    home.set(id, count)
  }
  for (const { personId, _sum } of sums) {
    const count = home.get(personId)
    if (!count) continue
    count.points += _sum.points ?? 0
    if ((_sum.points ?? 0) > 0) count.contributions += 1
  }
  for (const { personId, _sum } of verified) {
    const count = home.get(personId)
    if (count) count.verifiedPoints += _sum.points ?? 0
  }
  const named = new Map(tops.map(({ id, name, nameZh }) => [id, { name, nameZh }]))
  return { from, to, standings: standings([...counts.values()]).map((standing) => ({ ...standing, ...named.get(standing.departmentId)! })) }
}
