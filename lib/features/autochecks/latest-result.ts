import type { CheckFault, CheckKind, CheckOutcome, CheckTrigger } from '@/lib/core/autochecks/words'
import type { Ctx } from '@/lib/server/ctx'

/** One check of a plan: the code of the catalogue, and the system or interface that it is asked for (neither: the automation as a whole). */
export interface ResultAsked {
  automationId: string
  systemId: string | null
  interfaceId: string | null
  code: string
}

export interface LatestAutoResult {
  resultId: string
  checkId: string
  name: string
  nameZh: string | null
  kind: CheckKind
  environment: string
  outcome: CheckOutcome
  /** Its words are `autochecks.faults.<fault>.title`; null when it passed */
  fault: CheckFault | null
  trigger: CheckTrigger
  at: Date
}

/**
 * The newest results of automatic checks that prove what is asked, one per question in the same order; null where no check
 * does. A check counts for what it was set up for: its system or interface, and its automation where it names one. Of several
 * that prove the same, one that does not pass comes first. The caller has made sure that the reader may see the automation.
 */
export async function latestAutoResults(ctx: Ctx, asked: readonly ResultAsked[]): Promise<(LatestAutoResult | null)[]> {
  if (!asked.length) return []
  const checks = await ctx.db.autoCheck.findMany({
    where: {
      archivedAt: null,
      lastAt: { not: null },
      OR: [
        { systemId: { in: [...new Set(asked.flatMap((one) => one.systemId ?? []))] } },
        { interfaceId: { in: [...new Set(asked.flatMap((one) => one.interfaceId ?? []))] } },
        { automationId: { in: [...new Set(asked.map((one) => one.automationId))] } },
      ],
    },
    select: {
      id: true, name: true, nameZh: true, kind: true, environment: true, codes: true, systemId: true, interfaceId: true, automationId: true,
      results: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { id: true, outcome: true, fault: true, trigger: true, at: true } },
    },
  })
  return asked.map((one) => {
    const found = checks
      .filter((check) => check.results.length > 0 && check.codes.split(' ').includes(one.code))
      .filter((check) => check.systemId === one.systemId && check.interfaceId === one.interfaceId && (check.automationId === null ? one.systemId !== null || one.interfaceId !== null : check.automationId === one.automationId))
      .map(({ results, codes: _codes, systemId: _system, interfaceId: _interface, automationId: _automation, id, ...check }) => ({ ...check, checkId: id, resultId: results[0]!.id, ...results[0]! }))
      .sort((a, b) => Number(a.outcome === 'pass') - Number(b.outcome === 'pass') || b.at.getTime() - a.at.getTime())[0]
    if (!found) return null
    const { id: _id, ...row } = found
    return row as LatestAutoResult
  })
}

/** `latestAutoResults` for one question. */
export const latestAutoResult = async (ctx: Ctx, asked: ResultAsked): Promise<LatestAutoResult | null> => (await latestAutoResults(ctx, [asked]))[0] ?? null
