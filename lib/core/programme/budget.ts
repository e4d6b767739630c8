/** An entry of money spent; a correction is a further entry whose amount is the difference. */
export interface ExpenseEntry {
  id: string
  amountMinor: bigint
  correctsId: string | null
}

export interface BudgetFigures {
  /** Minor units; null: no budget agreed */
  budgetMinor: bigint | null
  spentMinor: bigint
  /** Negative once more is spent than agreed; null without a budget */
  leftMinor: bigint | null
  /** Spent ÷ budget in basis points, rounded down; null without a budget */
  spentBp: number | null
}

/** What of a budget is spent and left. */
export function budgetFigures(budgetMinor: bigint | null, entries: readonly Pick<ExpenseEntry, 'amountMinor'>[]): BudgetFigures {
  const spentMinor = entries.reduce((sum, entry) => sum + entry.amountMinor, 0n)
  return {
    budgetMinor,
    spentMinor,
    leftMinor: budgetMinor === null ? null : budgetMinor - spentMinor,
    spentBp: budgetMinor === null || budgetMinor === 0n ? null : Number((spentMinor * 10_000n) / budgetMinor),
  }
}

/** What an entry amounts to after all its corrections. */
export const amountNow = (entry: ExpenseEntry, entries: readonly ExpenseEntry[]): bigint =>
  entries.filter(({ correctsId }) => correctsId === entry.id).reduce((sum, { amountMinor }) => sum + amountMinor, entry.amountMinor)
