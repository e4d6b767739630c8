import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '@/lib/core/errors'
import type { RunPage } from '@/lib/engines/contract'
import { storeRuns, type StoreResult } from '@/lib/features/runs/store-runs'
import { jobCtx } from '@/lib/server/ctx'
import { inTransaction, type Prisma } from '@/lib/server/db'
import { SYNC_JOB, type SyncClaim } from './lease'
import { Warnings, type StoredWarning } from './warnings'

const ATTEMPTS = 5
/** Reports that one transaction takes; it has 10 s. */
const BATCH = 2000

/** Stores pages: rows, roll-ups, cursor, counts and progress of one page stand or fall together. */
export class PageStore {
  readonly #warnings = new Warnings()
  #observed: number

  constructor(private readonly claim: SyncClaim, newestObservation: number) {
    this.#observed = newestObservation
  }

  get warnings(): StoredWarning[] {
    return this.#warnings.list()
  }

  async page(page: RunPage): Promise<void> {
    for (const warning of page.warnings) this.#warnings.add(warning)
    this.#observed = Math.max(Date.now(), this.#observed + 1)
    // All but the last batch leave the cursor alone: a page that is cut short is read again.
    for (let from = 0; from === 0 || from < page.runs.length; from += BATCH) {
      const last = from + BATCH >= page.runs.length
      const { results } = await this.#patiently(() => this.#store(page, page.runs.slice(from, from + BATCH), last))
      for (const { outcome, externalId, problem } of results) {
        if (outcome === 'rejected') this.#warnings.add({ code: 'rejectedRecord', params: { id: externalId ?? '' } }, problem)
      }
    }
  }

  #store(page: RunPage, reports: RunPage['runs'], last: boolean): Promise<StoreResult> {
    const { engineId, syncId, holder } = this.claim
    const observedAt = new Date(this.#observed)
    const progress = last
      ? { leaseHolder: holder, cursor: page.cursor as Prisma.InputJsonObject, freshAt: page.freshAt, historyFrom: page.historyFrom }
      : { leaseHolder: holder }
    return inTransaction(async (tx) => {
      const stored = await storeRuns({ ...jobCtx(SYNC_JOB), db: tx, inTransaction: true }, { engineId, reports, observedAt, progress })
      const { created, updated, unchanged, stale, rejected } = stored.counts
      await tx.syncLog.update({
        where: { id: syncId },
        data: {
          pages: { increment: last ? 1 : 0 },
          created: { increment: created },
          updated: { increment: updated },
          unchanged: { increment: unchanged + stale },
          rejected: { increment: rejected + (last ? page.rejected : 0) },
          ...(page.reachedAt && { reachedAt: page.reachedAt }),
        },
        select: { id: true },
      })
      return stored
    })
  }

  /** The database may be busy or away for a moment; a decision of ours (a lost lease) is final. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        if (error instanceof AppError || attempt >= ATTEMPTS) throw error
        await pause(100 * 2 ** attempt)
      }
    }
  }
}
