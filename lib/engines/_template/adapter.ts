import { z } from 'zod'
import type { CheckResult, Connection, Cursor, EngineReader, RemoteProcess, RunPage, Warning } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import { TemplateClient } from './client'
import { manifest, type TemplateConfig } from './manifest'
import { runOf } from './map'
import { RunRecord } from './wire'

// Start from here. This one reads by the engine's own "changed after"; an engine without it needs the set of open runs.

const State = z.object({ v: z.literal(1), changedAfter: z.string() })
/** Changes that become visible late are met by reading the last minutes again. */
const OVERLAP_MS = 5 * 60_000

async function check(conn: Connection<TemplateConfig>): Promise<CheckResult> {
  await new TemplateClient(conn).processes()
  return { scopes: [], clockSkewMs: conn.http.clockSkewMs(), warnings: [] }
}

async function discover(conn: Connection<TemplateConfig>): Promise<RemoteProcess[]> {
  const { items } = await new TemplateClient(conn).processes()
  return items.map(({ id, name }) => ({ externalId: id, name: name || id, active: true }))
}

async function* readRuns(conn: Connection<TemplateConfig>, since: Cursor | null): AsyncGenerator<RunPage> {
  const client = new TemplateClient(conn)
  const state = State.safeParse(since).data
  const changedAfter = state && new Date(Date.parse(state.changedAfter) - OVERLAP_MS).toISOString()
  const from = conn.now()
  let mark = state?.changedAfter ?? ''
  let page: string | null = null
  do {
    const list: { items: unknown[]; next?: string | null } = await client.runs({ changedAfter, page })
    const parsed = list.items.map((item) => RunRecord.safeParse(item))
    const records = parsed.flatMap((result) => (result.success ? [result.data] : []))
    const rejected = parsed.length - records.length
    const warnings: Warning[] = rejected ? [{ code: 'rejectedRecord', params: { count: rejected } }] : []
    // Oldest change first, so the mark may follow each page.
    for (const { changedAt } of records) if (changedAt > mark) mark = changedAt
    if (list.next && list.next === page) throw new AdapterError('cursorStuck', { host: new URL(conn.config.baseUrl).hostname })
    page = list.next ?? null
    yield {
      runs: records.map(runOf),
      cursor: { v: 1, changedAfter: mark || from.toISOString() },
      warnings,
      rejected,
      hasMore: page !== null,
      reachedAt: mark ? new Date(mark) : null,
      freshAt: page === null ? from : undefined,
    }
  } while (page)
}

export const template = { manifest, check, discover, readRuns } satisfies { manifest: typeof manifest } & EngineReader<TemplateConfig>
