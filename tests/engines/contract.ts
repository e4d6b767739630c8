import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkRun } from '@/lib/core/runs/check-run'
import type { RunReport } from '@/lib/core/runs/run'
import type { Cursor, EngineAdapter, EngineReader, RunPage } from '@/lib/engines/contract'
import { configSchema } from '@/lib/engines/contract/fields'
import { AdapterError } from '@/lib/engines/contract/faults'
import type { Fault } from '@/tests/support/http-faults'
import { allPages, connectionTo, faultOf, stateAfter } from './connection'
import type { Harness } from './harness'

type Reader = EngineAdapter & EngineReader<Record<string, unknown>>
const faults: Fault[] = [
  { kind: 'status', status: 500 }, { kind: 'status', status: 401 }, { kind: 'status', status: 403 }, { kind: 'status', status: 429, headers: { 'retry-after': '9999' } },
  { kind: 'html' }, { kind: 'half' }, { kind: 'closed' }, { kind: 'json', text: '{"data":NaN}' }, { kind: 'json', text: '[]' }, { kind: 'brokenGzip' },
  { kind: 'bomb', bytes: 60_000_000 }, { kind: 'redirect', to: 'http://169.254.169.254/latest' }, { kind: 'json', text: '['.repeat(5000) + ']'.repeat(5000) },
]

/** What every adapter that reads has to keep, whatever the engine. */
export function contractSuite(reader: Reader, start: () => Promise<Harness>) {
  const { id, fields } = reader.manifest
  let engine: Harness
  const connect = (config = engine.config) => connectionTo(configSchema(fields).parse(config) as Record<string, unknown>, engine.allow)
  const read = (since: Cursor | null) => reader.readRuns(connect(), since)
  const wordsOf = (state: Map<string, RunReport>) => Object.fromEntries([...state].map(([run, { status }]) => [run, status]))

  describe(`engine ${id}`, { timeout: 60_000 }, () => {
    beforeEach(async () => void (engine = await start()))
    afterEach(() => engine.stop())

    function seed(count: number) {
      for (let i = 0; i < count; i++) engine.run(i % 7 === 0 ? 'failed' : i % 11 === 0 ? 'waiting' : i % 13 === 0 ? 'running' : 'succeeded')
    }

    it('hands over every run once it has read to the end, and says so', async () => {
      seed(640)
      const pages = await allPages(read(null))
      expect(wordsOf(stateAfter(pages))).toEqual(Object.fromEntries(engine.truth()))
      expect(pages.map((page) => page.hasMore)).toEqual([...pages.slice(1).map(() => true), false])
      expect(pages.at(-1)!.freshAt).toBeInstanceOf(Date)
    })

    it('gives the same run the same key each time', async () => {
      seed(30)
      const keys = async () => [...stateAfter(await allPages(read(null))).values()].map((run) => `${run.externalId}/${run.attempt ?? 1}`).sort()
      expect(await keys()).toEqual(await keys())
    })

    it('continues after any page and loses nothing that happened meanwhile', async () => {
      seed(560)
      const total = (await allPages(read(null))).length
      for (let cut = 1; cut <= total; cut++) {
        const state = new Map<string, RunReport>()
        let cursor: Cursor | null = null
        let count = 0
        for await (const page of read(null)) {
          stateAfter([page], state)
          cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor
          if (++count === cut) break
        }
        const alive = [...engine.truth()].filter(([, status]) => status === 'running' || status === 'waiting')
        for (const [run] of alive.slice(0, 3)) engine.finish(run)
        seed(9)
        stateAfter(await allPages(read(cursor)), state)
        expect(wordsOf(state), `cut after page ${cut}`).toEqual(Object.fromEntries(engine.truth()))
      }
    })

    it('loses nothing while runs begin and end between its requests', async () => {
      seed(300)
      const begun: string[] = []
      engine.busy(() => {
        begun.push(engine.run('running'))
        engine.run('succeeded')
        if (begun.length > 2) engine.finish(begun.shift()!)
      })
      const first: RunPage[] = await allPages(read(null))
      const state = stateAfter(first)
      const second = await allPages(read(first.at(-1)!.cursor))
      stateAfter(second, state)
      engine.busy(() => {})
      stateAfter(await allPages(read(second.at(-1)!.cursor)), state)
      expect(wordsOf(state)).toEqual(Object.fromEntries(engine.truth()))
    })

    it('keeps a state that nobody mapped as unknown, with the word of the engine', async () => {
      const strange = engine.strange()
      const run = stateAfter(await allPages(read(null))).get(strange)
      expect(run).toMatchObject({ status: 'unknown', rawStatus: 'sleepwalking' })
    })

    it('reports runs that are accepted as they stand, with instants in UTC', async () => {
      seed(40)
      for (const run of stateAfter(await allPages(read(null))).values()) {
        expect(checkRun(run, Date.now())).toMatchObject({ ok: true })
        for (const at of [run.queuedAt, run.startedAt, run.endedAt]) if (at) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      }
    })

    it.each(faults)('names the fault and never the secret: $kind $status', async (fault) => {
      seed(3)
      const lines: string[] = []
      const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((level) => vi.spyOn(console, level).mockImplementation((...parts) => void lines.push(parts.join(' '))))
      engine.fail(fault, 1000)
      for (const ask of [() => allPages(read(null)), () => reader.check(connect()), () => reader.discover(connect())]) {
        const error = await faultOf(ask())
        expect(error).toBeInstanceOf(AdapterError)
        const told = [String(error), (error as Error).stack, JSON.stringify(error), JSON.stringify((error as AdapterError).shape()), ...lines].join('\n')
        expect(told).not.toContain(engine.secret)
      }
      for (const spy of spies) spy.mockRestore()
    })

    it('reads on after a fault as if nothing had been', async () => {
      seed(300)
      engine.fail({ kind: 'status', status: 503 }, 2)
      expect(wordsOf(stateAfter(await allPages(read(null))))).toEqual(Object.fromEntries(engine.truth()))
    })

    it('ends at once when it is told to', async () => {
      seed(5)
      engine.fail({ kind: 'hang' }, 1000)
      const conn = connect()
      const reading = faultOf(allPages(reader.readRuns(conn, null)))
      setTimeout(() => conn.stop.abort(), 20)
      expect(await reading).toMatchObject({ fault: 'canceled' })
    })

    it('refuses a cursor of another adapter by reading from the beginning', async () => {
      seed(20)
      expect(stateAfter(await allPages(read({ v: 99, strange: true }))).size).toBe(20)
    })

    it('finds processes and passes its check', async () => {
      seed(2)
      const known = new Set((await reader.discover(connect())).map((process) => process.externalId))
      for (const run of stateAfter(await allPages(read(null))).values()) expect(known).toContain(run.process.externalId)
      expect(await reader.check(connect())).toMatchObject({ warnings: [] })
    })

    it('refuses settings that are missing, misspelt or of the wrong kind', () => {
      const schema = configSchema(fields)
      const required = Object.keys(fields).filter((name) => fields[name]!.required)
      for (const name of required) {
        expect(schema.safeParse({ ...engine.config, [name]: undefined }).success, `without ${name}`).toBe(false)
        expect(schema.safeParse({ ...engine.config, [name]: { $ne: 1 } }).success, `${name} an object`).toBe(false)
      }
      expect(schema.safeParse({ ...engine.config, another: 1 }).success).toBe(false)
      for (const [name, field] of Object.entries(fields)) {
        if (field.type !== 'url') continue
        for (const bad of ['file:///etc/passwd', 'javascript:alert(1)', 'https://user:pass@engine.example.com', 'engine']) {
          expect(schema.safeParse({ ...engine.config, [name]: bad }).success, bad).toBe(false)
        }
      }
    })
  })
}
