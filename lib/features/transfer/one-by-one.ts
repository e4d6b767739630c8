import { AppError } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { ReadRow, RowOutcome, TransferTable } from './table'

/** `save` of a register whose rows go through its verbs one after the other: what a verb refuses is the row's reason. */
export const oneByOne =
  <Facts>(saveRow: (ctx: Ctx, row: ReadRow, facts: Facts) => Promise<'created' | 'updated' | 'unchanged'>): TransferTable<never, Facts>['save'] =>
  async (ctx, rows, facts) => {
    const outcomes: RowOutcome[] = []
    for (const row of rows) {
      try {
        outcomes.push({ line: row.line, outcome: await saveRow(ctx, row, facts) })
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'internal') throw error
        const [column, reasons] = Object.entries(error.fields ?? {})[0] ?? []
        outcomes.push({ line: row.line, outcome: 'refused', reason: reasons?.[0] ?? error.reasons?.[0] ?? { key: error.key, params: error.params }, column })
      }
    }
    return { outcomes }
  }
