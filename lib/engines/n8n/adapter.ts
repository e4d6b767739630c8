import type { BacklogSample, CheckResult, Connection, Cursor, EngineReader, RemoteProcess, Warning } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import { N8nClient } from './client'
import { Progress } from './cursor'
import { manifest, type N8nConfig } from './manifest'
import { rootOf } from './map'
import { readRuns } from './read-runs'

const NEEDED = ['execution:list', 'execution:read', 'workflow:list']
const MAX_BACKLOG_PAGES = 200
const SKEW_MS = 60_000

async function check(conn: Connection<N8nConfig>): Promise<CheckResult> {
  const client = new N8nClient(conn)
  const scopes = await client.scopes()
  const missing = scopes ? NEEDED.filter((scope) => !scopes.includes(scope)) : []
  if (missing.length) throw new AdapterError('scopeMissing', { host: new URL(conn.config.baseUrl).hostname, scope: missing.join(', ') })
  const [newest] = (await client.executions({ limit: 1 })).rows
  if (newest) await client.execution(newest.id)
  if (!scopes) await client.workflows()
  const clockSkewMs = conn.http.clockSkewMs()
  const warnings: Warning[] = []
  if (clockSkewMs !== null && Math.abs(clockSkewMs) > SKEW_MS) warnings.push({ code: 'clockSkew', params: { seconds: Math.round(clockSkewMs / 1000) } })
  return { engineVersion: scopes ? 'API v1 (2.40+)' : 'API v1', scopes: scopes ?? [], clockSkewMs, warnings }
}

async function discover(conn: Connection<N8nConfig>): Promise<RemoteProcess[]> {
  const workflows = await new N8nClient(conn).workflows()
  return workflows.map((workflow) => ({
    externalId: workflow.id,
    name: workflow.name || workflow.id,
    version: workflow.versionId ?? undefined,
    active: workflow.active && !workflow.isArchived,
    link: `${rootOf(conn.config)}/workflow/${encodeURIComponent(workflow.id)}`,
  }))
}

/** Executions with status `new`; versions before 2.40 cannot list them. */
async function readBacklog(conn: Connection<N8nConfig>, since: Cursor | null): Promise<BacklogSample[] | null> {
  const client = new N8nClient(conn)
  const at = conn.now()
  const firstSeen = new Progress(since).open
  const queues = new Map<string, { waiting: number; oldestAgeMs: number }>()
  let cursor: string | null = null
  for (let page = 0; page < MAX_BACKLOG_PAGES; page++) {
    let list
    try {
      list = await client.executions({ status: 'new', cursor })
    } catch (error) {
      if (error instanceof AdapterError && error.fault === 'unexpectedStatus') return null
      throw error
    }
    for (const row of list.rows) {
      const workflow = row.workflowId || 'none'
      const queue = queues.get(workflow) ?? { waiting: 0, oldestAgeMs: 0 }
      const seen = firstSeen.get(Number(row.id))?.seen ?? at.getTime()
      queues.set(workflow, { waiting: queue.waiting + 1, oldestAgeMs: Math.max(queue.oldestAgeMs, at.getTime() - seen) })
    }
    if (!list.next || list.next === cursor) break
    cursor = list.next
  }
  return [...queues].map(([workflow, queue]) => ({ queue: workflow, process: { externalId: workflow }, at, ...queue }))
}

export const n8n = { manifest, check, discover, readRuns, readBacklog } satisfies { manifest: typeof manifest } & EngineReader<N8nConfig>
