import type { RunReport } from '@/lib/core/runs/run'
import { isOpen } from '@/lib/core/runs/status'
import type { Connection, Cursor, RunPage, Warning } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import { N8nClient } from './client'
import { MAX_OPEN, OVERLAP, Progress, type Walk } from './cursor'
import { inParallel } from './parallel'
import type { N8nConfig } from './manifest'
import { Reasons } from './reasons'
import { runOf, statusOf } from './map'
import type { Execution } from './wire'

const MAX_EMPTY_PAGES = 3
const MAX_WALK_PAGES = 100_000
const REREAD_CHUNK = 50

/**
 * Reads executions without losing one although the list hides running ones, ids below the newest finish later, parked
 * ones change again and old ones are pruned. First the newest id is noted, then everything alive is listed, then the
 * list is walked down: whatever has an id up to the noted one is by then visible as ended or known as alive. Last, every
 * open run that no list showed is asked for by id.
 */
export async function* readRuns(conn: Connection<N8nConfig>, since: Cursor | null): AsyncGenerator<RunPage> {
  const reading = new Reading(conn, since)
  if (reading.progress.walk) yield* reading.walkDown(reading.progress.walk)
  const from = conn.now()
  const newest = (await reading.client.executions({ limit: 1 })).rows[0]
  const { progress } = reading
  const horizon = newest ? Number(newest.id) : progress.mark
  yield* reading.listAlive()
  const stop = Math.max(0, Math.min(progress.mark, horizon) - OVERLAP)
  yield* reading.walkDown({ horizon, stop, next: null, lowest: null })
  yield* reading.rereadOpen()
  yield { ...reading.page([], from), hasMore: false, freshAt: from, historyFrom: reading.historyFrom }
}

class Reading {
  readonly client: N8nClient
  readonly progress: Progress
  historyFrom: Date | undefined
  readonly #reasons: Reasons
  /** Open runs of earlier readings that this one has not met yet */
  readonly #pending: Set<number>
  #warnings: Warning[] = []
  #rejected = 0

  constructor(private readonly conn: Connection<N8nConfig>, since: Cursor | null) {
    this.client = new N8nClient(conn)
    this.progress = new Progress(since)
    this.#reasons = new Reasons(this.client)
    this.#pending = new Set(this.progress.open.keys())
  }

  /** A run may change between parked and running while we ask: running is listed before and after. */
  async *listAlive(): AsyncGenerator<RunPage> {
    for (const status of ['running', 'waiting', 'new', 'running']) {
      let next: string | null = null
      let lowest = Number.POSITIVE_INFINITY
      do {
        const page = await this.#aliveList(status, next)
        if (!page) break
        const bottom = Math.min(lowest, ...page.rows.map((row) => Number(row.id)))
        if (page.next && bottom >= lowest) throw this.#stuck()
        lowest = bottom
        next = page.next
        if (page.rows.length || page.rejected) yield await this.#take(page.rows, page.rejected)
      } while (next)
    }
  }

  /** Null where the version does not know the status (2.8: `new`). */
  async #aliveList(status: string, cursor: string | null) {
    try {
      return await this.client.executions({ status, cursor })
    } catch (error) {
      const refused = error instanceof AdapterError && error.fault === 'unexpectedStatus'
      if (refused && status === 'new') return null
      throw error
    }
  }

  async *walkDown(start: Walk): AsyncGenerator<RunPage> {
    const walk: Walk = { ...start }
    this.progress.keepRecentAbove(walk.horizon)
    let empty = 0
    let restarts = 0
    for (let pages = 0; pages < MAX_WALK_PAGES; pages++) {
      let page
      try {
        page = await this.client.executions({ cursor: walk.next })
      } catch (error) {
        if (!(error instanceof AdapterError) || error.fault !== 'cursorGone' || restarts++ >= 2) throw error
        Object.assign(walk, { next: null, lowest: null })
        this.#warnings.push({ code: 'cursorGone' })
        continue
      }
      const ids = page.rows.map((row) => Number(row.id))
      const bottom = Math.min(...ids)
      const ordered = ids.every((id, i) => i === 0 || id <= ids[i - 1]!)
      const reached = ids.length > 0 && (ordered ? bottom : Math.max(...ids)) <= walk.stop
      const advanced = walk.lowest === null || bottom < walk.lowest
      const asked = walk.next
      walk.lowest = Math.min(walk.lowest ?? Number.POSITIVE_INFINITY, bottom)
      if (!Number.isFinite(walk.lowest)) walk.lowest = null
      walk.next = page.next
      const ended = reached || page.next === null
      if (ended) {
        if (page.next === null) this.#noteEnd(walk, page.rows)
        this.progress.mark = Math.max(walk.horizon, walk.stop)
        this.progress.walk = null
      } else this.progress.walk = walk
      yield await this.#take(page.rows.filter((row) => Number(row.id) > walk.stop), page.rejected)
      if (ended) return
      empty = advanced && ids.length ? 0 : empty + 1
      if (page.next === asked || (ids.length && !advanced) || empty >= MAX_EMPTY_PAGES) {
        this.progress.walk = null
        throw this.#stuck()
      }
    }
    throw new AdapterError('tooManyPages', { host: this.#host, pages: MAX_WALK_PAGES })
  }

  /** The list ended before the walk met what was stored earlier: something may have been pruned unread. */
  #noteEnd(walk: Walk, rows: Execution[]) {
    const oldest = rows.map((row) => Date.parse(String(row.startedAt))).filter((ms) => !Number.isNaN(ms))
    if (oldest.length) this.historyFrom = new Date(Math.min(...oldest))
    const stored = this.progress.mark
    if (stored > 0 && walk.lowest !== null && walk.lowest > stored + 1) {
      this.#warnings.push({ code: 'retentionGap', params: { from: stored + 1, to: walk.lowest - 1 } })
    }
  }

  async *rereadOpen(): AsyncGenerator<RunPage> {
    const left = [...this.#pending]
    for (let i = 0; i < left.length; i += REREAD_CHUNK) {
      const chunk = left.slice(i, i + REREAD_CHUNK)
      const rows = await inParallel(4, chunk, (id) => this.client.execution(String(id)))
      const gone = chunk.filter((_, n) => rows[n] === null)
      yield await this.#take(rows.filter((row) => row !== null), 0, gone)
    }
  }

  async #take(rows: Execution[], rejected: number, gone: number[] = []): Promise<RunPage> {
    const { progress } = this
    const now = this.conn.now()
    const byId = new Map<string, Execution>()
    for (const row of rows) {
      if (byId.has(row.id)) this.#warnings.push({ code: 'duplicateIds', params: { id: row.id } })
      byId.set(row.id, row)
    }
    const fresh = [...byId.values()].filter((row) => isOpen(statusOf(row.status)) || !progress.recent.has(Number(row.id)))
    const reasons = await this.#reasons.of(fresh, this.#warnings)
    const runs: RunReport[] = []
    for (const row of byId.values()) {
      const id = Number(row.id)
      this.#pending.delete(id)
      if (!fresh.includes(row)) continue
      const { run, warnings } = runOf(row, reasons.get(row.id) ?? null, this.conn.config, now)
      this.#warnings.push(...warnings)
      if (isOpen(run.status)) this.#remember(id, run.process.externalId, now)
      else {
        progress.open.delete(id)
        if (run.error?.kind !== 'unclassified') progress.settled(id)
      }
      if (!(this.conn.config.skipManual && row.mode === 'manual')) runs.push(run)
    }
    for (const id of gone) runs.push(this.#vanished(id))
    this.#rejected += rejected
    if (rejected) this.#warnings.push({ code: 'rejectedRecord', params: { count: rejected } })
    return this.page(runs, reachedBy(rows))
  }

  #remember(id: number, workflow: string, now: Date) {
    const { open } = this.progress
    if (open.has(id)) return
    if (open.size < MAX_OPEN) open.set(id, { workflow, seen: now.getTime() })
    else this.#warnings.push({ code: 'openSetFull', params: { max: MAX_OPEN } })
  }

  /** Pruned while it was open: nobody can say any more how it ended. */
  #vanished(id: number): RunReport {
    const workflow = this.progress.open.get(id)?.workflow ?? 'none'
    this.progress.open.delete(id)
    this.#warnings.push({ code: 'vanished', params: { id } })
    return { externalId: String(id), attempt: 1, process: { externalId: workflow }, status: 'unknown', rawStatus: 'vanished' }
  }

  page(runs: RunReport[], reachedAt: Date | null): RunPage {
    const page = { runs, cursor: this.progress.toCursor(), warnings: this.#warnings, rejected: this.#rejected, hasMore: true, reachedAt }
    this.#warnings = []
    this.#rejected = 0
    return page
  }

  get #host() {
    return new URL(this.conn.config.baseUrl).hostname
  }

  #stuck() {
    return new AdapterError('cursorStuck', { host: this.#host })
  }
}

function reachedBy(rows: Execution[]): Date | null {
  const times = rows.map((row) => Date.parse(String(row.startedAt))).filter((ms) => !Number.isNaN(ms))
  return times.length ? new Date(Math.min(...times)) : null
}
