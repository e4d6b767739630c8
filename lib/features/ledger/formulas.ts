import { ledgerFormulas, type LedgerFormula, type MonthFacts } from '@/lib/core/ledger/facts'
import type { LedgerFormulas } from '@/lib/core/ledger/figures'
import { formulaAt, formulasFor, type PublishedFormula } from '@/lib/features/formulas/published'
import type { Ctx } from '@/lib/server/ctx'

export interface FormulasInForce {
  compiled: LedgerFormulas
  /** Ordinals by key */
  versions: MonthFacts['formulas']
}

/** The newest published versions of the formulas that months are computed with. */
export async function formulasInForce(ctx: Ctx): Promise<FormulasInForce> {
  const published = await formulasFor(ctx, ledgerFormulas)
  return inForce(ledgerFormulas.map((key) => published.get(key)!))
}

/** The versions that a month was computed with, kept for ever. */
export const formulasOf = async (ctx: Ctx, facts: Pick<MonthFacts, 'formulas'>): Promise<Record<LedgerFormula, PublishedFormula>> => {
  const found = await Promise.all(ledgerFormulas.map((key) => formulaAt(ctx, key, facts.formulas[key])))
  return Object.fromEntries(found.map((formula) => [formula.key, formula])) as Record<LedgerFormula, PublishedFormula>
}

export const compiledOf = (formulas: Record<LedgerFormula, PublishedFormula>): LedgerFormulas => inForce(Object.values(formulas)).compiled

function inForce(formulas: readonly PublishedFormula[]): FormulasInForce {
  return {
    compiled: Object.fromEntries(formulas.map(({ key, compiled }) => [key, compiled])) as unknown as LedgerFormulas,
    versions: Object.fromEntries(formulas.map(({ key, ordinal }) => [key, ordinal])) as MonthFacts['formulas'],
  }
}
