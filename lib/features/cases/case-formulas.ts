import type { FormulaAt } from '@/lib/core/cases/resolve'
import type { CaseBody } from '@/lib/core/finance/case'
import { AppError } from '@/lib/core/errors'
import { formulaAt, formulasFor, type PublishedFormula } from '@/lib/features/formulas/published'
import type { Ctx } from '@/lib/server/ctx'

export const formulaRef = (key: string, ordinal: number | null): string => `${key}@${ordinal ?? 'newest'}`

const asked = (body: CaseBody) => body.lines.flatMap(({ amount }) => (amount.kind === 'formula' ? [amount] : []))

/** The formulas that the lines ask for, by `formulaRef`; one that is not published, or not in that version, is absent. */
export async function formulasOf(ctx: Ctx, body: CaseBody): Promise<Map<string, FormulaAt>> {
  const wanted = asked(body)
  const newest = await formulasFor(ctx, wanted.map(({ key }) => key))
  const found = new Map<string, FormulaAt>()
  for (const { key, ordinal } of wanted) {
    const latest = newest.get(key)
    const formula = ordinal === null || ordinal === latest?.ordinal ? latest : await olderVersion(ctx, key, ordinal)
    if (formula && latest) found.set(formulaRef(key, ordinal), { key, ordinal: formula.ordinal, versionId: formula.versionId, newest: latest.ordinal, compiled: formula.compiled })
  }
  return found
}

async function olderVersion(ctx: Ctx, key: string, ordinal: number): Promise<PublishedFormula | undefined> {
  try {
    return await formulaAt(ctx, key, ordinal)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  }
}

/** Lines name the version that they were computed with, so that a later one is offered and never taken silently. */
export function pinned(body: CaseBody, formulas: ReadonlyMap<string, FormulaAt>): CaseBody {
  return {
    ...body,
    lines: body.lines.map((line) => {
      if (line.amount.kind !== 'formula' || line.amount.ordinal !== null) return line
      const ordinal = formulas.get(formulaRef(line.amount.key, null))?.ordinal ?? null
      return { ...line, amount: { ...line.amount, ordinal } }
    }),
  }
}
