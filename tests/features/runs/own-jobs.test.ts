import { beforeEach, expect, it } from 'vitest'
import { readHealth } from '@/lib/features/automations/health'
import { automationBoard } from '@/lib/features/runs/automation-board'
import { filterNames } from '@/lib/features/runs/filter-names'
import { listRuns } from '@/lib/features/runs/list-runs'
import { runsOverview } from '@/lib/features/runs/overview'
import { readMetrics } from '@/lib/features/runs/read-metrics'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { db } from '@/lib/server/db'
import { makeAutomation, makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { makeEngine } from './run-model'

const database = useDatabase()
beforeEach(database.reset)

const NOW = new Date('2026-11-22T06:00:00.000Z')
const sum = (rows: { runs: number }[]) => rows.reduce((total, row) => total + row.runs, 0)

async function store(engineId: number, process: string, count: number, status = 'succeeded') {
  const reports = Array.from({ length: count }, (_, i) => ({
    externalId: `${process}-${status}-${i}`, process: { externalId: process }, status, startedAt: '2026-11-20T02:00:00Z', endedAt: '2026-11-20T02:02:00Z',
  }))
  await storeRuns(asSystem(NOW), { engineId, reports, observedAt: NOW })
}

async function own() {
  const engine = await makeEngine('wheelhouse', 'wheelhouse')
  await store(engine.id, 'sync-engines', 40)
  return engine
}

/** The portal's own jobs beside an engine with a linked process, an unlinked one and a test. */
async function programme() {
  await own()
  const rpa = await makeEngine('rpa')
  const finance = await makeDepartment(db, { name: 'Finance' })
  const payables = await makeDepartment(db, { name: 'Payables', parent: finance })
  const processes = [await makeProcess(db, { departmentId: finance.id }), await makeProcess(db, { departmentId: payables.id })]
  const invoices = await makeAutomation(db, { name: 'Invoices', processId: processes[0]!.id })
  const bills = await makeAutomation(db, { name: 'Bills', processId: processes[1]!.id })
  for (const [externalId, automationId, purpose] of [['invoices', invoices.id, 'production'], ['invoices-test', invoices.id, 'test'], ['bills', bills.id, 'production'], ['loose', null, 'production']] as const) {
    await db.engineProcess.create({ data: { engineId: rpa.id, externalId, name: externalId, automationId, purpose } })
  }
  await store(rpa.id, 'invoices', 3)
  await store(rpa.id, 'invoices', 1, 'failed')
  await store(rpa.id, 'invoices-test', 9)
  await store(rpa.id, 'bills', 5)
  await store(rpa.id, 'loose', 2)
  return { finance, payables, invoices, bills, ctx: await personCtx('coe', { now: NOW }) }
}

it("leaves the portal's own jobs out of every total, and shows them as a row when grouped by engine", async () => {
  const { ctx } = await programme()
  for (const group of ['automation', 'process', 'department', 'phase'] as const) {
    const board = await runsOverview(ctx, { group })
    expect([board.counted.runs, sum(board.groups.map(({ counted }) => counted))], group).toEqual([11, 11])
    expect(board).toMatchObject({ excluded: 1, ownJobs: 1 })
    expect(board.engines.map(({ slug }) => slug)).toEqual(['rpa'])
    expect(board.series.points.reduce((total, point) => total + point.runs, 0)).toBe(11)
  }
  const byEngine = await runsOverview(ctx, { group: 'engine' })
  expect(byEngine.counted.runs).toBe(11)
  expect(byEngine.totals.find(({ id }) => id === 'successRate')).toMatchObject({ sample: 11, value: 10 / 11 })
  expect(byEngine.groups.map(({ key, counted }) => [key, counted.runs]).sort()).toEqual([['rpa', 11], ['wheelhouse', 40]])
})

it("shows the portal's own jobs to those who ask for them by engine", async () => {
  const { ctx } = await programme()
  const board = await runsOverview(ctx, { engine: 'wheelhouse' })
  expect(board.counted.runs).toBe(40)
  expect(board).toMatchObject({ ownJobs: 0, excluded: 0 })
  expect((await runsOverview(ctx, { engine: 'rpa' })).counted.runs).toBe(11)
  expect(sum((await readMetrics(ctx, { engine: 'wheelhouse', group: 'day' })).data)).toBe(40)
})

it("shows the portal's own jobs as long as no engine has told of anything else", async () => {
  await own()
  const ctx = await personCtx('coe', { now: NOW })
  expect((await runsOverview(ctx, {})).counted.runs).toBe(40)
  expect(sum((await readMetrics(ctx, {})).data)).toBe(40)
  expect((await listRuns(ctx, { counted: '1' })).data).toHaveLength(40)
})

it("keeps the portal's own jobs out of metrics for machines unless grouped by engine or source", async () => {
  const { ctx } = await programme()
  const runs = async (group: string) => sum((await readMetrics(ctx, { group })).data)
  for (const group of ['automation', 'process', 'department', 'phase', 'day', 'hour']) expect(await runs(group), group).toBe(11)
  for (const group of ['engine', 'source']) expect(await runs(group), group).toBe(51)
})

it("does not count one of the portal's own jobs for an automation that it was linked to", async () => {
  const { ctx, bills } = await programme()
  await db.engineProcess.updateMany({ where: { externalId: 'sync-engines' }, data: { automationId: bills.id } })
  expect((await automationBoard(ctx, { automationId: bills.id })).counted.runs).toBe(5)
  expect((await readHealth(ctx))!.get(bills.id)!.successRate.sample).toBe(5)
})

it('lists exactly the runs that a figure counts', async () => {
  const { ctx, finance, payables, invoices } = await programme()
  const count = async (filter: object) => (await listRuns(ctx, { ...filter, limit: 500 })).data.length
  expect(await count({})).toBe(60)
  expect(await count({ counted: '1' })).toBe(11)
  expect(await count({ automation: invoices.id })).toBe(13)
  for (const [group, filter] of [['automation', 'automation'], ['process', 'process'], ['department', 'departmentOnly'], ['phase', 'phase'], ['engine', 'engine']] as const) {
    for (const { key, counted } of (await runsOverview(ctx, { group })).groups) {
      expect(await count({ counted: '1', [filter]: key ?? 'none' }), `${group} ${key}`).toBe(counted.runs)
    }
  }
  expect(await count({ department: finance.id, counted: '1' })).toBe(9)
  expect(await count({ departmentOnly: payables.id, counted: '1' })).toBe(5)
  await expect(listRuns(ctx, { counted: 'yes' })).rejects.toMatchObject({ code: 'invalid' })
})

it('names the conditions of a list, and nothing that the reader may not see', async () => {
  const { ctx, finance, payables, invoices, bills } = await programme()
  const names = async (filter: object, as = ctx) => (await filterNames(as, filter)).map(({ filter: of, name }) => [of, name])
  expect(await names({ automation: invoices.code, engine: 'wheelhouse', department: finance.id })).toEqual([['automation', 'Invoices'], ['department', 'Finance'], ['engine', 'wheelhouse']])
  expect(await names({ process: 'loose', departmentOnly: payables.id, phase: 'none' })).toEqual([['process', 'loose'], ['departmentOnly', 'Payables'], ['phase', null]])
  const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db, { name: 'Sales' })).id, now: NOW })
  expect(await names({ automation: bills.id, department: finance.id }, stranger)).toEqual([['automation', bills.id], ['department', finance.id]])
})
