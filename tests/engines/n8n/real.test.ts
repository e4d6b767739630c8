import { describe, expect, it } from 'vitest'
import type { RunReport } from '@/lib/core/runs/run'
import type { Cursor } from '@/lib/engines/contract'
import { configSchema } from '@/lib/engines/contract/fields'
import { n8n } from '@/lib/engines/n8n/adapter'
import { hook, listed, noInstance, realInstances } from '@/tests/support/real-n8n'
import { allPages, connectionTo, faultOf, stateAfter } from '../connection'

const instances = await realInstances()

describe.skipIf(!instances.length).each(instances.length ? instances : [noInstance])('a real n8n ($name)', (real) => {
  const limits = { connectMs: 5000, headersMs: 10_000, totalMs: 60_000 }
  const conn = (apiKey = real.key) => connectionTo(configSchema(n8n.manifest.fields).parse({ baseUrl: real.url, apiKey }), [new URL(real.url).host], { limits })

  it('passes the check and lists its workflows', { timeout: 30_000 }, async () => {
    expect(await n8n.check(conn())).toMatchObject({ warnings: [] })
    expect((await n8n.discover(conn())).length).toBeGreaterThan(0)
    expect(await faultOf(n8n.check(conn('wrong')))).toMatchObject({ fault: 'keyRefused' })
  })

  it('is read completely, in steps, under load', { timeout: 120_000 }, async () => {
    const state = new Map<string, RunReport>()
    let cursor: Cursor | null = null
    for (let round = 0; round < 2; round++) {
      const load = Promise.all(Array.from({ length: 30 }, (_, i) => hook(real, i % 3 ? 'invoice-ok' : 'payment-flaky', { kind: ['business', 'system', 'ok'][Math.floor(i / 3) % 3] })))
      const pages = await allPages(n8n.readRuns(conn(), cursor))
      stateAfter(pages, state)
      cursor = JSON.parse(JSON.stringify(pages.at(-1)!.cursor)) as Cursor
      await load
    }
    await new Promise((done) => setTimeout(done, 2000))
    const before = await listed(real)
    stateAfter(await allPages(n8n.readRuns(conn(), cursor)), state)
    const after = await listed(real)
    const settled = [...before].filter(([id, status]) => after.get(id) === status)
    expect(settled.length).toBeGreaterThan(20)
    for (const [id, status] of settled) expect(state.get(id)?.status, `execution ${id}`).toBe(status)
    const kinds = new Set([...state.values()].map((run) => run.error?.kind).filter(Boolean))
    expect([...kinds]).toEqual(expect.arrayContaining(['business', 'system']))
    expect([...state.keys()].filter((id) => !after.has(id) && !before.has(id))).toEqual([])
  })
})
