import type { Warning } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import type { N8nClient } from './client'
import { wantsDetail } from './map'
import { inParallel } from './parallel'
import type { Execution, FailureDetail } from './wire'

/** Details are one request each: this many in one reading, the rest stays unclassified. */
const BUDGET = 5000

/** Fetches why runs failed. A key without the permission, or data too large, costs the reason and not the run. */
export class Reasons {
  #left = BUDGET
  #refused = false

  constructor(private readonly client: N8nClient) {}

  async of(rows: Execution[], warnings: Warning[]): Promise<Map<string, FailureDetail>> {
    const found = new Map<string, FailureDetail>()
    const failed = this.#refused ? [] : rows.filter(wantsDetail)
    const asked = failed.slice(0, this.#left)
    this.#left -= asked.length
    if (asked.length < failed.length) warnings.push({ code: 'detailBudget', params: { count: failed.length - asked.length } })
    await inParallel(4, asked, async (row) => {
      if (this.#refused) return
      try {
        const detail = await this.client.failure(row.id)
        if (detail) found.set(row.id, detail)
      } catch (error) {
        if (!(error instanceof AdapterError) || error.passing || error.kind === 'auth') throw error
        if (error.kind === 'forbidden-scope') this.#refused = true
        warnings.push({ code: 'detailUnavailable', params: { id: row.id } })
      }
    })
    return found
  }
}
