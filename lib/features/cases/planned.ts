import { readStored, type StoredResults } from '@/lib/core/cases/stored'
import { readRateBook } from '@/lib/features/rates/read-book'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** What an approved business case promises for one month, in the programme's currency. */
export interface PlannedMonth {
  /** YYYY-MM */
  month: string
  caseId: string
  /** Shown as BC-12 */
  number: number
  /** Version that finance approved and that counts in this month */
  ordinal: number
  /** Minor units; the three kinds are never added silently. Null: no exchange rate for the month, see `gap` */
  cashMinor: bigint | null
  releasedMinor: bigint | null
  avoidedMinor: bigint | null
  /** Sum of the columns that the case counts by its own switches; null with a gap */
  countedMinor: bigint | null
  /** Planned costs of the month */
  costMinor: bigint | null
  gap: 'noExchangeRate' | null
}

interface Approved {
  caseId: string
  number: number
  ordinal: number
  results: StoredResults
}

const parsed = new Map<string, StoredResults>()
const KEPT = 200

/** A version never changes, so its text is read once. */
function resultsOf({ id, results }: { id: string; results: string }): StoredResults {
  const known = parsed.get(id)
  if (known) return known
  const fresh = readStored(results)
  parsed.set(id, fresh)
  return fresh
}

/** The approved version that counts for each automation: of its own cases the one approved last, otherwise that of the idea it was made from. */
async function approvedByAutomation(ctx: Ctx, automationIds: readonly string[]): Promise<Map<string, Approved>> {
  const ids = [...automationIds]
  const of = { OR: [{ automationId: { in: ids } }, { automationId: null, request: { automationId: { in: ids }, type: 'idea' } }] }
  const decisions = await ctx.db.businessCaseDecision.findMany({
    where: { outcome: 'approved', version: { case: { archivedAt: null, isTemplate: false, ...of } } },
    select: { decidedAt: true, version: { select: { id: true, ordinal: true, case: { select: { id: true, number: true, automationId: true, request: { select: { automationId: true } } } } } } },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  })
  const last = new Map<string, { own: boolean; versionId: string; ordinal: number; caseId: string; number: number }>()
  for (const { version } of decisions) {
    const { case: found, id, ordinal } = version
    const automationId = found.automationId ?? found.request?.automationId
    if (!automationId) continue
    const own = found.automationId !== null
    if (last.get(automationId)?.own && !own) continue
    last.set(automationId, { own, versionId: id, ordinal, caseId: found.id, number: found.number })
  }
  if (parsed.size + last.size > KEPT) parsed.clear()
  const unread = [...last.values()].filter(({ versionId }) => !parsed.has(versionId)).map(({ versionId }) => versionId)
  const rows = unread.length ? await ctx.db.businessCaseVersion.findMany({ where: { id: { in: unread } }, select: { id: true, results: true } }) : []
  const texts = new Map(rows.map((row) => [row.id, row.results]))
  return new Map([...last].map(([automationId, { versionId, caseId, number, ordinal }]) => [automationId, { caseId, number, ordinal, results: resultsOf({ id: versionId, results: texts.get(versionId) ?? '' }) }]))
}

/**
 * Planned benefit by automation and month from the approved version of its business case; months outside its horizon are
 * absent, and so is an automation without an approved case. Other currencies are converted with the rate of the month's first
 * day. Plumbing: no permission is asked, the caller filters automations.
 */
export async function approvedPlan(ctx: Ctx, automationIds: readonly string[], months: readonly string[]): Promise<Map<string, Map<string, PlannedMonth>>> {
  if (!automationIds.length) return new Map()
  const approved = await approvedByAutomation(ctx, automationIds)
  if (!approved.size) return new Map()
  const [book, { currency: home }] = [await readRateBook(ctx), await settingsOf(ctx.db, 'organisation')]
  return new Map(
    [...approved].map(([automationId, { caseId, number, ordinal, results }]) => {
      const rows = months.flatMap((month): [string, PlannedMonth][] => {
        const planned = results.plan[month]
        if (!planned) return []
        const converted = planned.map((text) => book.convert(BigInt(text), results.currency, home, `${month}-01`)?.minor ?? null)
        const [cashMinor, releasedMinor, avoidedMinor, costMinor] = converted as [bigint | null, bigint | null, bigint | null, bigint | null]
        const gap = converted.includes(null) ? 'noExchangeRate' : null
        const { cash, released, avoided } = results.count
        const countedMinor = gap ? null : (cash ? cashMinor! : 0n) + (released ? releasedMinor! : 0n) + (avoided ? avoidedMinor! : 0n)
        return [[month, { month, caseId, number, ordinal, cashMinor, releasedMinor, avoidedMinor, countedMinor, costMinor, gap }]]
      })
      return [automationId, new Map(rows)]
    }),
  )
}
