import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunReport } from '@/lib/core/runs/run'
import type { Cursor } from '@/lib/engines/contract'
import { configSchema } from '@/lib/engines/contract/fields'
import { n8n } from '@/lib/engines/n8n/adapter'
import { statusOf } from '@/lib/engines/n8n/map'
import { allPages, connectionTo, faultOf, stateAfter } from '../connection'

/**
 * Against a real n8n, when one runs: REAL_N8N_DIR holds a folder per instance with `secrets.json` (readKey, apiKey);
 * its port is the folder's: 20 → 15680, 24 → 15678, or REAL_N8N_URL for all.
 */
const root = process.env.REAL_N8N_DIR ?? path.join(tmpdir(), 'real-n8n')
const ports: Record<string, number> = { '20': 15680, '24': 15678 }

interface Instance {
  name: string
  url: string
  key: string
}

async function running(): Promise<Instance[]> {
  const found: Instance[] = []
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const file = path.join(root, name, 'secrets.json')
    const url = process.env.REAL_N8N_URL ?? `http://127.0.0.1:${ports[name]}`
    if (!existsSync(file)) continue
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { readKey?: string; apiKey?: string }
    const alive = await connectionTo({}, [new URL(url).host]).http.getJson({ url: `${url}/healthz` }).catch(() => null)
    if (alive && (keys.readKey ?? keys.apiKey)) found.push({ name, url, key: (keys.readKey ?? keys.apiKey)! })
  }
  return found
}

const instances = await running()
if (!instances.length) console.info(`no running n8n under ${root}: the tests against a real n8n are left out`)

describe.skipIf(!instances.length).each(instances)('a real n8n ($name)', ({ url, key }) => {
  const limits = { connectMs: 5000, headersMs: 10_000, totalMs: 60_000 }
  const conn = (apiKey = key) => connectionTo(configSchema(n8n.manifest.fields).parse({ baseUrl: url, apiKey }), [new URL(url).host], { limits })

  /** What n8n itself lists: ended, running and parked. */
  async function listed(): Promise<Map<string, string>> {
    const { http } = conn()
    const rows = new Map<string, string>()
    for (const status of ['running', 'waiting', 'new', undefined]) {
      let cursor: string | undefined
      do {
        const reply = await http.getJson({ url: `${url}/api/v1/executions`, query: { limit: 250, status, cursor }, headers: { 'X-N8N-API-KEY': key }, accept: [400] })
        if (reply.status === 400) break
        const page = reply.json as { data: { id: string; status: string }[]; nextCursor: string | null }
        for (const row of page.data) rows.set(String(row.id), statusOf(row.status))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
    }
    return rows
  }

  it('passes the check and lists its workflows', async () => {
    expect(await n8n.check(conn())).toMatchObject({ warnings: [] })
    expect((await n8n.discover(conn())).length).toBeGreaterThan(0)
    expect(await faultOf(n8n.check(conn('wrong')))).toMatchObject({ fault: 'keyRefused' })
  })

  it('is read completely, twice, under load', { timeout: 120_000 }, async () => {
    const state = new Map<string, RunReport>()
    let cursor: Cursor | null = null
    for (let round = 0; round < 2; round++) {
      const load = Promise.all(Array.from({ length: 30 }, (_, i) => hook(url, i % 3 ? 'invoice-ok' : 'payment-flaky', { kind: ['business', 'system', 'ok'][i % 9 / 3 | 0] })))
      const pages = await allPages(n8n.readRuns(conn(), cursor))
      stateAfter(pages, state)
      cursor = JSON.parse(JSON.stringify(pages.at(-1)!.cursor)) as Cursor
      await load
    }
    await new Promise((done) => setTimeout(done, 2000))
    const before = await listed()
    stateAfter(await allPages(n8n.readRuns(conn(), cursor)), state)
    const after = await listed()
    const settled = [...before].filter(([id, status]) => after.get(id) === status)
    expect(settled.length).toBeGreaterThan(20)
    for (const [id, status] of settled) expect(state.get(id)?.status, `execution ${id}`).toBe(status)
    const kinds = new Set([...state.values()].map((run) => run.error?.kind).filter(Boolean))
    expect([...kinds]).toEqual(expect.arrayContaining(['business', 'system']))
    expect([...state.keys()].filter((id) => !after.has(id) && !before.has(id))).toEqual([])
  })
})

async function hook(url: string, name: string, body: object) {
  const { request } = await import('undici')
  const reply = await request(`${url}/webhook/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  await reply.body.dump()
}
