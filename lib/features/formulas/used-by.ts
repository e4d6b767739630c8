import { can } from '@/lib/core/access'
import { placesOf, type FormulaPlace } from '@/lib/core/formula/places'
import { visibleCase } from '@/lib/features/cases/visible'
import type { Ctx } from '@/lib/server/ctx'

export interface UsedBy {
  places: FormulaPlace[]
  /** Business cases that the reader may see, newest first; null: not theirs to see */
  cases: { number: number; name: string; status: string; pinned: boolean }[] | null
  moreCases: number
  /** Months of the ledger that are computed or signed with it */
  months: number
}

const SHOWN = 20

/** A line of a case names its formula by key inside the body, which is canonical JSON. */
const inBody = (key: string) => `"key":${JSON.stringify(key)}`

/** Everything whose figures would be explained by this formula. */
export async function usedBy(ctx: Ctx, key: string): Promise<UsedBy> {
  const places = placesOf(key)
  const mayCases = can(ctx.actor, 'case:read')
  const where = { AND: [visibleCase(ctx), { archivedAt: null, body: { contains: inBody(key) } }] }
  const [cases, total, months] = await Promise.all([
    mayCases ? ctx.db.businessCase.findMany({ where, select: { number: true, name: true, status: true, body: true }, orderBy: { number: 'desc' }, take: SHOWN }) : [],
    mayCases ? ctx.db.businessCase.count({ where }) : 0,
    places.includes('ledger') ? ctx.db.ledgerMonth.count() : 0,
  ])
  return {
    places,
    cases: mayCases ? cases.map(({ body, ...row }) => ({ ...row, pinned: pinsVersion(body, key) })) : null,
    moreCases: Math.max(0, total - cases.length),
    months,
  }
}

/** Whether some line of the case keeps to one version instead of following the newest. */
const pinsVersion = (body: string, key: string): boolean => body.includes(`${inBody(key)},"kind":"formula","ordinal":`) && !body.includes(`${inBody(key)},"kind":"formula","ordinal":null`)
