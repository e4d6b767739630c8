import { AppError } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import { log } from '@/lib/server/log'
import { BATCH, type ReadRow, type RowOutcome } from './table'

/** A transaction should take about this long: others wait for it. */
const WISHED_MS = 250
const FEWEST = 5
/** So many failures in a row are not the fault of rows. */
const MOST_FAILURES = 3

type Save = (ctx: Ctx, rows: readonly ReadRow[]) => Promise<RowOutcome[]>

/**
 * Stores rows in transactions of up to `BATCH`, fewer on a machine that is slow just now. What fails for no reason of its own
 * (a transaction that took too long) is tried again in smaller parts; what fails again is refused row by row and left for the
 * next load of the file. `whole`: the caller has the transaction, so a failure ends everything.
 * @throws the error of the database when nothing can be stored any more
 */
export const storeRows = (save: Save, whole: boolean) => {
  let size = BATCH
  let failures = 0
  return async function* (ctx: Ctx, rows: readonly ReadRow[]): AsyncGenerator<RowOutcome[]> {
    for (let at = 0; at < rows.length; ) {
      const part = rows.slice(at, at + size)
      const begun = performance.now()
      try {
        const outcomes = await save({ ...ctx, now: new Date() }, part)
        failures = 0
        at += part.length
        yield outcomes
      } catch (error) {
        if (whole || (error instanceof AppError && error.code !== 'conflict' && error.code !== 'internal')) throw error
        log.warn({ err: error, requestId: ctx.requestId, rows: part.length }, 'rows of an import were not stored')
        failures += 1
        if (size <= FEWEST) {
          if (failures >= MOST_FAILURES + 2) throw error
          at += part.length
          yield part.map(({ line }) => ({ line, outcome: 'refused', reason: { key: 'transfer.refused.notStored' } }))
        }
      }
      const tookMs = performance.now() - begun
      size = Math.max(FEWEST, Math.min(BATCH, Math.round(failures ? size / 4 : tookMs > WISHED_MS ? size / 2 : size * 1.5)))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
