import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunReport } from '@/lib/core/runs/run'
import type { Cursor, RunPage } from '@/lib/engines/contract'
import { n8n } from '@/lib/engines/n8n/adapter'
import { configSchema } from '@/lib/engines/contract/fields'
import { statusOf } from '@/lib/engines/n8n/map'
import { FakeN8n, type Generation } from '@/tests/support/fake-n8n'
import { allPages, connectionTo, faultOf, stateAfter } from '../connection'

describe.each<Generation>(['2.8', '2.40'])('reading n8n %s', (generation) => {
  let engine: FakeN8n
  let cursor: Cursor | null
  let state: Map<string, RunReport>
  let extra: Record<string, unknown>

  beforeEach(async () => {
    engine = await FakeN8n.start(generation)
    engine.workflow('w1')
    cursor = null
    state = new Map()
    extra = {}
  })
  afterEach(() => engine.stop())

  const conn = () => connectionTo(configSchema(n8n.manifest.fields).parse({ baseUrl: engine.url, apiKey: engine.apiKey, ...extra }), [engine.host])

  async function sync(): Promise<RunPage[]> {
    const pages = await allPages(n8n.readRuns(conn(), cursor))
    stateAfter(pages, state)
    cursor = JSON.parse(JSON.stringify(pages.at(-1)!.cursor)) as Cursor
    return pages
  }
  const stored = () => Object.fromEntries([...state].map(([id, run]) => [id, run.status]).sort())
  const truth = () => Object.fromEntries([...engine.executions.values()].map((row) => [String(row.id), statusOf(row.status)]).sort())
  const codes = (pages: RunPage[]) => pages.flatMap((page) => page.warnings.map(({ code }) => code))

  it('meets runs that end far below the newest id', async () => {
    const slow = [engine.begin(), engine.begin()]
    for (let i = 0; i < 600; i++) engine.ran()
    await sync()
    expect(state.get('1')?.status).toBe('running')
    for (let i = 0; i < 600; i++) engine.ran()
    engine.end(slow[0]!)
    await sync()
    engine.end(slow[1]!, 'canceled')
    await sync()
    expect(stored()).toEqual(truth())
  })

  it('meets runs that began hidden and ended before they were ever listed as running', async () => {
    for (let i = 0; i < 10; i++) engine.ran()
    const hidden: number[] = []
    engine.between = (path) => {
      hidden.push(engine.begin())
      engine.ran()
      if (path.includes('status=waiting') && hidden.length > 1) engine.end(hidden.shift()!)
    }
    await sync()
    engine.between = () => {}
    for (const id of hidden) engine.end(id)
    await sync()
    expect(stored()).toEqual(truth())
  })

  it('follows parked runs to their end although they carry a stop time while parked', async () => {
    const parked = engine.begin()
    engine.park(parked)
    await sync()
    expect(state.get(String(parked))).toMatchObject({ status: 'waiting', endedAt: undefined })
    for (let i = 0; i < 400; i++) engine.ran()
    engine.resume(parked)
    await sync()
    expect(state.get(String(parked))?.status).toBe('running')
    engine.end(parked)
    await sync()
    expect(state.get(String(parked))).toMatchObject({ status: 'succeeded', endedAt: engine.at(parked).stoppedAt })
  })

  it('meets a run that is parked and woken between two of its questions', async () => {
    for (let i = 0; i < 5; i++) engine.ran()
    const flipping = engine.begin()
    engine.park(flipping)
    engine.ran()
    engine.between = (path) => {
      if (path.includes('status=waiting')) engine.resume(flipping)
    }
    await sync()
    engine.between = () => {}
    engine.end(flipping)
    await sync()
    expect(stored()).toEqual(truth())
  })

  it('takes over what a crash rewrote, with its back-dated end', async () => {
    const lost = [engine.begin(), engine.begin(), engine.begin()]
    for (let i = 0; i < 300; i++) engine.ran()
    await sync()
    engine.crash()
    engine.ran()
    await sync()
    for (const id of lost) {
      expect(state.get(String(id))).toMatchObject({ status: 'failed', rawStatus: 'crashed', error: { kind: 'infrastructure' }, endedAt: engine.at(id).stoppedAt })
    }
    expect(stored()).toEqual(truth())
  })

  it('calls an open run unknown when it was pruned, and says that something may be missing', async () => {
    const open = engine.begin()
    for (let i = 0; i < 20; i++) engine.ran()
    await sync()
    for (let i = 0; i < 30; i++) engine.ran()
    engine.prune(40)
    const pages = await sync()
    expect(state.get(String(open))).toMatchObject({ status: 'unknown', rawStatus: 'vanished', process: { externalId: 'w1' } })
    expect(codes(pages)).toEqual(expect.arrayContaining(['vanished', 'retentionGap']))
    expect(pages.flatMap((page) => page.warnings).find(({ code }) => code === 'retentionGap')!.params).toEqual({ from: 22, to: 39 })
  })

  it('notes how far back the engine remembers, and warns of nothing when nothing was lost', async () => {
    for (let i = 0; i < 300; i++) engine.ran()
    engine.prune(20)
    const first = await sync()
    expect(first.at(-1)!.historyFrom?.toISOString()).toBe(engine.at(20).startedAt)
    engine.ran()
    engine.prune(25)
    expect(codes([...first, ...(await sync())])).toEqual([])
  })

  it('survives pruning in the middle of a walk', async () => {
    for (let i = 0; i < 900; i++) engine.ran()
    let lists = 0
    engine.between = (path) => {
      if (path.includes('cursor=') && ++lists === 1) engine.prune(600)
    }
    await sync()
    for (const [id, status] of Object.entries(truth())) expect(state.get(id)?.status).toBe(status)
  })

  it('needs few requests when nothing happened, and fetches no reason twice', async () => {
    for (let i = 0; i < 400; i++) engine.ran('w1', 'error', { name: 'NodeApiError', message: 'refused' })
    await sync()
    engine.hits.length = 0
    await sync()
    expect(engine.hits.filter((hit) => hit.includes('includeData'))).toEqual([])
    expect(engine.hits.length).toBeLessThanOrEqual(7)
    expect([...state.values()].every((run) => run.error?.kind === 'system')).toBe(true)
  })

  it('classifies by node and message', async () => {
    const stop = { type: 'n8n-nodes-base.stopAndError', name: 'Stop' }
    const ids = [
      engine.ran('w1', 'error', { name: 'NodeOperationError', message: 'BUSINESS_EXCEPTION: amount too high', node: { type: 'n8n-nodes-base.code', name: 'Code' } }),
      engine.ran('w1', 'error', { name: 'NodeOperationError', message: 'Customer is blocked', node: stop }),
      engine.ran('w1', 'error', { name: 'NodeApiError', message: 'The service refused the connection', httpCode: 'ECONNREFUSED' }),
      engine.ran('w1', 'error', { name: 'NodeApiError', message: 'The connection timed out', httpCode: 'ETIMEDOUT' }),
      engine.ran('w1', 'error'),
    ]
    await sync()
    expect(ids.map((id) => state.get(String(id))!.error!.kind)).toEqual(['business', 'business', 'system', 'timeout', 'unclassified'])
    expect(state.get(String(ids[2]))!.error).toMatchObject({ code: 'ECONNREFUSED', message: 'The service refused the connection' })
    extra = { stopIsBusiness: false, businessPrefix: 'Customer' }
    cursor = null
    await sync()
    expect(ids.slice(0, 2).map((id) => state.get(String(id))!.error!.kind)).toEqual(['system', 'business'])
  })

  it('keeps the run when its reason cannot be read', async () => {
    const id = engine.ran('w1', 'error', { name: 'NodeApiError', message: 'x' })
    engine.fail({ kind: 'status', status: 403 }, { path: /includeData/, times: 9 })
    expect(codes(await sync())).toEqual(['detailUnavailable'])
    expect(state.get(String(id))).toMatchObject({ status: 'failed', error: { kind: 'unclassified' } })
    engine.heal()
    await sync()
    expect(state.get(String(id))!.error!.kind).toBe('system')
  })

  it('starts its walk again when n8n has forgotten the page', async () => {
    for (let i = 0; i < 700; i++) engine.ran()
    engine.fail({ kind: 'status', status: 400 }, { path: /cursor=/ })
    expect(codes(await sync())).toEqual(['cursorGone'])
    expect(stored()).toEqual(truth())
  })

  it('gives up on a list that never advances, keeping what it read', async () => {
    for (let i = 0; i < 600; i++) engine.ran()
    engine.rewrite = (body, path) => (path.includes('status=') || path.includes('limit=1&') || path.endsWith('limit=1') ? body : { data: engine.generation ? body.data.slice(0, 250) : [], nextCursor: 'c2FtZQ==' })
    let read = 0
    const reading = (async () => {
      for await (const page of n8n.readRuns(conn(), null)) read += page.runs.length
    })()
    expect(await faultOf(reading)).toMatchObject({ kind: 'contract' })
    expect(read).toBeGreaterThanOrEqual(250)
    expect(engine.hits.length).toBeLessThan(20)
  })

  it('counts a run once that a page lists twice, and leaves out a record without an id', async () => {
    for (let i = 0; i < 5; i++) engine.ran()
    engine.rewrite = (body, path) => (path.includes('limit=250') && !path.includes('status=') ? { ...body, data: [...body.data, body.data[0], { id: null }, { id: 'abc' }, 'text', null] } : body)
    const pages = await sync()
    expect(pages.reduce((sum, page) => sum + page.runs.length, 0)).toBe(5)
    expect(pages.reduce((sum, page) => sum + page.rejected, 0)).toBe(4)
    expect(codes(pages)).toEqual(expect.arrayContaining(['duplicateIds', 'rejectedRecord']))
  })

  it('refuses a page of records none of which is an execution, instead of passing over them', async () => {
    engine.ran()
    engine.rewrite = (body, path) => (path.includes('executions') ? { ...body, data: [{ uid: 1 }, { uid: 2 }] } : body)
    expect(await faultOf(allPages(n8n.readRuns(conn(), null)))).toMatchObject({ fault: 'unexpectedShape' })
  })

  it('reads dates in odd forms as UTC and leaves out those that cannot be true', async () => {
    const forms: [string | number | null, string | undefined][] = [
      ['2026-01-05T10:00:00+0800', '2026-01-05T02:00:00.000Z'],
      ['2026-01-05 10:00:00.123456Z', '2026-01-05T10:00:00.123Z'],
      [Date.UTC(2026, 0, 5), '2026-01-05T00:00:00.000Z'],
      ['2026-01-05T10:00:00', undefined],
      ['0001-01-01T00:00:00Z', undefined],
      ['2026-02-30T00:00:00Z', undefined],
      ['9999-12-31T00:00:00Z', undefined],
      ['yesterday', undefined],
      [null, undefined],
    ]
    const ids = forms.map(([startedAt]) => {
      const id = engine.ran()
      Object.assign(engine.at(id), { startedAt })
      return id
    })
    const pages = await sync()
    expect(ids.map((id) => state.get(String(id))!.startedAt)).toEqual(forms.map(([, expected]) => expected))
    expect(codes(pages).filter((code) => code === 'badDate')).toHaveLength(4)
  })

  it('leaves out an end before the start and says so', async () => {
    const id = engine.ran()
    Object.assign(engine.at(id), { startedAt: '2026-01-05T10:00:00.000Z', stoppedAt: '2026-01-05T09:00:00.000Z' })
    expect(codes(await sync())).toEqual(['endsBeforeStart'])
    expect(state.get(String(id))).toMatchObject({ status: 'succeeded', startedAt: '2026-01-05T10:00:00.000Z', endedAt: undefined })
  })

  it('leaves out runs by hand when told to', async () => {
    engine.end(engine.begin('w1', 'running', 'manual'))
    const id = engine.ran()
    extra = { skipManual: true }
    await sync()
    expect([...state.keys()]).toEqual([String(id)])
  })

  it('reads on after n8n lost its database and counts from 1 again', async () => {
    for (let i = 0; i < 300; i++) engine.ran()
    await sync()
    for (const id of [...engine.executions.keys()]) if (id > 10) engine.executions.delete(id)
    await sync()
    expect((cursor as { mark: number } | null)!.mark).toBe(10)
  })
})
