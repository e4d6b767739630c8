import { assess } from '@/lib/core/scoring/assess'
import type { ScoringConstants } from '@/lib/core/scoring/model'
import { visibleRequest } from '@/lib/features/requests/visible'
import type { Ctx } from '@/lib/server/ctx'
import { inputsOf, resultOf, valuesOf } from './record'

/** Requests whose place in the ranking still decides something. */
export const rankedStatuses = ['in-assessment', 'assessed', 'approved', 'parked'] as const
/** More than these are not compared; the newest come first. */
export const MOST_RANKED = 2000

export interface Rescored {
  id: string
  number: number
  title: string
  /** Points by the assessment that counts, and by the other constants */
  before: number
  after: number
  /** Place among all compared ones, 1 is the best */
  placeBefore: number
  placeAfter: number
}

export interface Effect {
  /** In the order of the new ranking */
  ranking: Rescored[]
  /** Those that change their place most, then those that change their points most */
  movers: Rescored[]
  /** Whether requests were left out because there are too many */
  cut: boolean
}

/** What other weights and constants would make of the present ranking; nothing is stored. */
export async function effectOf(ctx: Ctx, constants: ScoringConstants): Promise<Effect> {
  const requests = await ctx.db.request.findMany({
    where: { AND: [visibleRequest(ctx), { status: { in: [...rankedStatuses] }, assessmentId: { not: null } }] },
    select: { id: true, number: true, title: true, assessmentId: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: MOST_RANKED + 1,
  })
  const shown = requests.slice(0, MOST_RANKED)
  const rows = await ctx.db.assessment.findMany({ where: { id: { in: shown.flatMap(({ assessmentId }) => assessmentId ?? []) } }, select: { id: true, inputs: true, result: true, scoreHundredths: true } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const scored = shown.flatMap(({ assessmentId, ...request }) => {
    const row = byId.get(assessmentId!)
    if (!row) return []
    const inputs = inputsOf(row)
    return [{ ...request, before: row.scoreHundredths / 100, after: assess(valuesOf(inputs), resultOf(row).overrides, constants, inputs.currency).score }]
  })
  const [was, becomes] = [places(scored, (row) => row.before), places(scored, (row) => row.after)]
  const ranking = scored.map((row) => ({ ...row, placeBefore: was.get(row.id)!, placeAfter: becomes.get(row.id)! })).sort((a, b) => a.placeAfter - b.placeAfter)
  const jump = (row: Rescored) => Math.abs(row.placeBefore - row.placeAfter)
  const movers = [...ranking].sort((a, b) => jump(b) - jump(a) || Math.abs(b.after - b.before) - Math.abs(a.after - a.before)).slice(0, 10)
  return { ranking, movers, cut: requests.length > MOST_RANKED }
}

function places<Row extends { id: string; number: number }>(rows: readonly Row[], points: (row: Row) => number): Map<string, number> {
  return new Map([...rows].sort((a, b) => points(b) - points(a) || a.number - b.number).map((row, at) => [row.id, at + 1]))
}
