import { beforeEach, describe, expect, it } from 'vitest'
import { automationBoard } from '@/lib/features/runs/automation-board'
import { getRun } from '@/lib/features/runs/get-run'
import { listRuns } from '@/lib/features/runs/list-runs'
import { runsOverview } from '@/lib/features/runs/overview'
import { readMetrics } from '@/lib/features/runs/read-metrics'
import { storeBacklog } from '@/lib/features/runs/store-backlog'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { db } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { makeEngine } from './run-model'

const database = useDatabase()
beforeEach(database.reset)

const NOW = new Date('2026-11-22T06:00:00.000Z')
const minutes = (n: number) => n * 60_000

interface Told {
  process: string
  status?: string
  /** Start, as a day of November and an hour in China */
  day?: number
  hour?: number
  durationMs?: number
  error?: object
  items?: object
  attendedMs?: number
}

let told = 0
function run({ process, status = 'succeeded', day = 20, hour = 10, durationMs = minutes(2), ...rest }: Told) {
  const started = Date.UTC(2026, 10, day, hour - 8)
  told += 1
  return { externalId: `R-${told}`, process: { externalId: process }, status, startedAt: new Date(started).toISOString(), endedAt: new Date(started + durationMs).toISOString(), ...rest }
}

/** Two departments with an automation each, a test flow, and a flow that nobody has linked. */
async function programme() {
  const [finance, sales] = [await makeDepartment(db, { name: 'Finance' }), await makeDepartment(db, { name: 'Sales' })]
  const processes = [await makeProcess(db, { departmentId: finance.id }), await makeProcess(db, { departmentId: sales.id })]
  const invoices = await makeAutomation(db, { name: 'Invoices', processId: processes[0]!.id })
  const orders = await makeAutomation(db, { name: 'Orders', processId: processes[1]!.id, targetSuccessBp: 9000 })
  await makeBaseline(db, processes[0]!.id, { manualMs: minutes(10), validFrom: '2026-01-01' })
  await makeBaseline(db, processes[0]!.id, { manualMs: minutes(8), validFrom: '2026-11-21' })
  const engine = await makeEngine('rpa')
  const link = async (externalId: string, automationId: string | null, purpose = 'production') =>
    db.engineProcess.create({ data: { engineId: engine.id, externalId, name: externalId, automationId, purpose } })
  const sources = { invoices: await link('invoices', invoices.id), test: await link('invoices-test', invoices.id, 'test'), orders: await link('orders', orders.id), loose: await link('loose', null) }
  const store = (...runs: object[]) => storeRuns(asSystem(NOW), { engineId: engine.id, reports: runs, observedAt: NOW })
  return { finance, sales, processes, invoices, orders, engine, sources, store }
}

const many = (count: number, of: Told) => Array.from({ length: count }, () => run(of))

describe('the overview', () => {
  it('shows totals against targets and the period before, and the worst group first', async () => {
    const { store, invoices, orders } = await programme()
    await store(
      ...many(297, { process: 'invoices' }), ...many(3, { process: 'invoices', status: 'failed', error: { kind: 'system' } }),
      ...many(180, { process: 'orders' }), ...many(30, { process: 'orders', status: 'failed', error: { kind: 'timeout' } }), ...many(40, { process: 'orders', status: 'failed', error: { kind: 'business' } }),
      ...many(5, { process: 'loose' }), ...many(50, { process: 'invoices-test', status: 'failed' }),
      ...many(90, { process: 'invoices', day: 10 }), ...many(10, { process: 'invoices', day: 10, status: 'failed' }),
    )
    const board = await runsOverview(await personCtx('coe', { now: NOW }), { period: '7d' })
    expect(board.frame.period).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    const total = Object.fromEntries(board.totals.map((figure) => [figure.id, figure]))
    expect(total.successRate).toMatchObject({ value: 482 / 515, sample: 515, standing: 'act', target: 0.98, previous: 0.9, change: { direction: 'up', good: true } })
    expect(total.ahtReduction).toMatchObject({ value: 0.8, standing: 'on-target', variables: { manualAhtMs: minutes(10), automatedAhtMs: minutes(2), comparedUnits: 300 } })
    expect(total.hoursReturned!.value).toBe((297 * 10) / 60)
    expect(total.throughput!.value).toBe(555 / 7)
    expect(board.counted).toMatchObject({ runs: 555, businessExceptions: 40, errors: { timeout: 30 } })
    expect(board.excluded).toBe(1)
    expect(board.groups.map(({ key }) => key)).toEqual([orders.id, invoices.id, null])
    expect(board.groups[0]!.figures.successRate).toMatchObject({ value: 180 / 210, standing: 'watch', target: 0.9 })
    expect(board.groups[2]!.figures.successRate).toMatchObject({ value: 1, reason: 'small-sample' })
    expect(board.series.points).toHaveLength(7)
    expect(board.series.points[4]).toMatchObject({ slot: '2026-11-20', succeeded: 482, systemFailures: 33, successRate: 482 / 515 })
    expect(board.series.points[0]).toMatchObject({ runs: 0, successRate: null, ahtMs: null })
    // 10 November is the second day of the period before.
    expect(board.series.previous.map(({ successRate }) => successRate)).toEqual([null, 0.9, null, null, null, null, null])
    expect(JSON.parse(JSON.stringify(board))).toEqual(board)
  })

  it('says "no data" everywhere before the first run', async () => {
    await programme()
    const board = await runsOverview(await personCtx('coe', { now: NOW }), {})
    expect(board.totals.every(({ value, standing }) => value === null && standing === 'no-data')).toBe(true)
  })

  it('shows people of one department nothing of another, nor what is not linked', async () => {
    const { store, finance, invoices, orders } = await programme()
    await store(...many(3, { process: 'invoices' }), ...many(4, { process: 'orders' }), ...many(5, { process: 'loose' }))
    const owner = await personCtx('process-owner', { departmentId: finance.id, now: NOW })
    const board = await runsOverview(owner, {})
    expect(board.counted.runs).toBe(3)
    expect(board.groups.map(({ key }) => key)).toEqual([invoices.id])
    expect(board.series.points.reduce((sum, point) => sum + point.runs, 0)).toBe(3)
    expect((await listRuns(owner, {})).data).toHaveLength(3)
    expect((await readMetrics(owner, { group: 'engine' })).data).toMatchObject([{ key: 'rpa', runs: 3 }])
    await expect(automationBoard(owner, { automationId: orders.id })).rejects.toMatchObject({ code: 'not_found' })
    const foreign = await db.run.findFirstOrThrow({ where: { engineProcess: { externalId: 'orders' } } })
    await expect(getRun(owner, { id: foreign.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(runsOverview(await personCtx('employee'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('groups by process, department, phase and engine, and shows backlog and freshness', async () => {
    const { store, engine } = await programme()
    await store(...many(3, { process: 'invoices' }), ...many(5, { process: 'loose' }))
    await storeBacklog(asSystem(NOW), { engineId: engine.id, samples: [
      { queue: 'a', process: { externalId: 'invoices' }, at: new Date('2026-11-22T05:00:00Z'), waiting: 7, oldestAgeMs: minutes(300) },
      { queue: 'a', process: { externalId: 'invoices' }, at: '2026-11-22T04:00:00Z', waiting: 9 },
      { queue: 'b', at: '2026-11-22T05:00:00Z', waiting: 0 },
    ] })
    await db.engine.update({ where: { id: engine.id }, data: { freshAt: new Date(NOW.getTime() - minutes(5)) } })
    const ctx = await personCtx('admin', { now: NOW })
    for (const [group, groups] of [['process', 3], ['department', 3], ['phase', 1], ['engine', 1]] as const) {
      expect((await runsOverview(ctx, { group })).groups, group).toHaveLength(groups)
    }
    const board = await runsOverview(ctx, { group: 'engine' })
    const total = Object.fromEntries(board.totals.map((figure) => [figure.id, figure]))
    expect(total.backlogSize).toMatchObject({ value: 7 })
    expect(total.backlogAge).toMatchObject({ value: minutes(300), standing: 'watch' })
    expect(total.freshness).toMatchObject({ value: minutes(5) })
    expect(board.backlog.trend).toEqual([{ day: '2026-11-22', waiting: 8, oldestAgeMs: minutes(300) }])
    expect((await runsOverview(ctx, { engine: 'rpa', automation: 'none' })).counted.runs).toBe(5)
  })

  it('draws short periods by the hour', async () => {
    const { store } = await programme()
    await store(...many(3, { process: 'orders', day: 22, hour: 9 }))
    const { series } = await runsOverview(await personCtx('admin', { now: NOW }), { period: 'today' })
    expect(series.by).toBe('hour')
    expect(series.points.filter((point) => point.runs)).toMatchObject([{ slot: '2026-11-22T01:00:00.000Z', runs: 3 }])
    expect(series.points[0]!.slot).toBe('2026-11-21T16:00:00.000Z')
    expect(series.points.at(-1)!.slot).toBe('2026-11-22T05:00:00.000Z')
  })
})

it('shows every figure of an automation, and its test flows without counting them', async () => {
  const { store, invoices } = await programme()
  await store(
    ...many(10, { process: 'invoices', day: 20, durationMs: 60_000 }), ...many(10, { process: 'invoices', day: 21, durationMs: 120_000, attendedMs: 30_000 }),
    ...many(7, { process: 'invoices-test', status: 'failed' }), ...many(20, { process: 'invoices', day: 10, durationMs: 200_000 }),
  )
  const board = await automationBoard(await personCtx('ops', { now: NOW }), { automationId: invoices.id, period: '7d' })
  const figures = Object.fromEntries(board.figures.map((figure) => [figure.id, figure]))
  expect(figures.ahtReduction!.variables).toMatchObject({ manualAhtMs: minutes(9), automatedAhtMs: 90_000, comparedUnits: 20 })
  expect(figures.hoursReturned!.value).toBeCloseTo((10 * 10 + 10 * 7.5) / 60, 9)
  expect(figures.straightThroughRate!.value).toBe(0.5)
  expect(Math.abs(figures.p50!.value! - 60_000)).toBeLessThan(3000)
  expect(Math.abs(figures.p95!.value! - 120_000)).toBeLessThan(6000)
  expect(Math.abs(figures.p95!.previous! - 200_000)).toBeLessThan(10_000)
  expect(board.sources.map(({ externalId, purpose, counted }) => [externalId, purpose, counted.runs])).toEqual([['invoices', 'production', 20], ['invoices-test', 'test', 0]])
})

describe('metrics for machines', () => {
  it('groups by every kind and agrees with the boards', async () => {
    const { store, finance } = await programme()
    await store(...many(3, { process: 'invoices', items: { handled: 4, succeeded: 3, systemExceptions: 1 } }), ...many(2, { process: 'loose' }), ...many(9, { process: 'invoices-test' }))
    const ctx = await personCtx('finance', { now: NOW })
    const range = { from: '2026-11-20', to: '2026-11-21' }
    const { data } = await readMetrics(ctx, { ...range, group: 'department' })
    expect(data).toContainEqual(expect.objectContaining({ key: finance.id, name: 'Finance', runs: 3, items: 12, succeeded: 9, systemFailures: 3, successRate: 0.75, ahtMs: 30_000, manualAhtMs: minutes(10), ahtReduction: 0.95, hoursReturned: 1.5 }))
    expect(data).toContainEqual(expect.objectContaining({ key: 'none', name: null, runs: 2, manualAhtMs: null, ahtReduction: null, hoursReturned: null }))
    for (const group of ['automation', 'process', 'phase', 'engine', 'source', 'day', 'hour']) {
      const rows = (await readMetrics(ctx, { ...range, group })).data
      expect(rows.reduce((sum, row) => sum + row.runs, 0), group).toBe(5)
    }
    const days = (await readMetrics(ctx, { ...range, group: 'day' })).data
    expect(days.map(({ key, runs, successRate }) => [key, runs, successRate])).toEqual([['2026-11-20', 5, 11 / 14], ['2026-11-21', 0, null]])
    expect(days[0]!.p50Ms).not.toBeNull()
  })

  it('takes instants by the hour, the end not included', async () => {
    const { store } = await programme()
    await store(run({ process: 'invoices', hour: 9 }), run({ process: 'invoices', hour: 10 }), run({ process: 'invoices', hour: 11 }))
    const ctx = await personCtx('finance', { now: NOW })
    const between = async (from: string, to: string) => (await readMetrics(ctx, { from, to })).data.reduce((sum, row) => sum + row.runs, 0)
    expect(await between('2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z')).toBe(2)
    expect(await between('2026-11-20T10:00:00+08:00', '2026-11-20T12:00:00+08:00')).toBe(2)
    await expect(readMetrics(ctx, { from: '2026-11-21', to: '2026-11-20' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(readMetrics(ctx, { from: 'soon' })).rejects.toMatchObject({ code: 'invalid', fields: { from: [{ key: 'errors.date' }] } })
  })
})

describe('the list of runs', () => {
  it('pages newest first without gaps or repeats while runs arrive', async () => {
    const { store } = await programme()
    await store(...Array.from({ length: 25 }, (_, i) => run({ process: i % 2 ? 'invoices' : 'orders', day: 1 + (i % 7) })))
    const ctx = await personCtx('ops', { now: NOW })
    const seen: { id: number; at: string }[] = []
    let cursor: string | undefined
    do {
      const page = await listRuns(ctx, { limit: 4, cursor })
      seen.push(...page.data)
      await store(run({ process: 'loose', day: 21 }))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
    expect(seen).toEqual([...seen].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id - a.id))
  })

  it('filters by automation, process, engine, state, kind of error and time', async () => {
    const { store, invoices, processes } = await programme()
    await store(
      ...many(3, { process: 'invoices', day: 5 }), ...many(2, { process: 'orders', status: 'failed', error: { kind: 'timeout', code: 'T', message: 'slow' } }),
      ...many(1, { process: 'orders', status: 'failed', error: { kind: 'business' } }), ...many(4, { process: 'loose', status: 'canceled' }), ...many(2, { process: 'invoices-test' }),
    )
    const ctx = await personCtx('ops', { now: NOW })
    const count = async (filter: object) => (await listRuns(ctx, filter)).data.length
    expect(await count({})).toBe(12)
    expect(await count({ automation: invoices.id })).toBe(5)
    expect(await count({ automation: invoices.code, status: 'failed' })).toBe(0)
    expect(await count({ automation: 'none' })).toBe(4)
    expect(await count({ process: processes[1]!.code })).toBe(3)
    expect(await count({ process: 'loose' })).toBe(4)
    expect(await count({ engine: 'rpa', status: 'failed,canceled' })).toBe(7)
    expect(await count({ status: 'failed', errorKind: 'timeout' })).toBe(2)
    expect(await count({ engine: 'other' })).toBe(0)
    expect(await count({ from: '2026-11-05', to: '2026-11-05' })).toBe(3)
    expect(await count({ from: '2026-11-05T02:02:00Z', to: '2026-11-05T02:02:00.001Z' })).toBe(3)
    expect(await count({ to: '2026-11-05T02:02:00Z' })).toBe(0)
    const [failed] = (await listRuns(ctx, { errorKind: 'timeout' })).data
    expect(failed).toMatchObject({ status: 'failed', errorKind: 'timeout', errorCode: 'T', errorMessage: 'slow', durationMs: minutes(2), engine: { slug: 'rpa' }, automation: { name: 'Orders' }, source: { externalId: 'orders' } })
    for (const wrong of [{ status: 'lost' }, { cursor: 'x' }, { limit: 501 }, { from: '2026-02-30' }, { to: '0000-01-01' }, { from: '9999-12-31T23:59:59-12:00' }, { cursor: '999999999999999.1' }, { cursor: '1.99999999999' }]) await expect(listRuns(ctx, wrong)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('tells everything about one run, with its history and other attempts', async () => {
    const { engine, store } = await programme()
    const told = run({ process: 'orders', status: 'failed', error: { kind: 'system', message: 'x'.repeat(3000) } })
    await storeRuns(asSystem(NOW), { engineId: engine.id, reports: [{ ...told, status: 'running', endedAt: null, queuedAt: told.startedAt, error: null }], observedAt: new Date(NOW.getTime() - 1000) })
    await store(told, { ...told, attempt: 2 })
    const { id } = await db.run.findFirstOrThrow({ where: { attempt: 1 } })
    const detail = await getRun(await personCtx('ops', { now: NOW }), { id: String(id) })
    expect(detail).toMatchObject({ status: 'failed', waitedMs: 0, durationMs: minutes(2), error: { kind: 'system', message: 'x'.repeat(3000) }, automation: { name: 'Orders' } })
    expect(detail.states.map(({ status }) => status)).toEqual(['running', 'failed'])
    expect(detail.attempts.map(({ attempt }) => attempt)).toEqual([1, 2])
    await expect(getRun(await personCtx('ops'), { id: 999_999 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getRun(await personCtx('ops'), { id: '99999999999' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
