import { beforeEach, describe, expect, it } from 'vitest'
import { pruneRuns } from '@/lib/features/runs/prune-runs'
import { daysAreCutOtherwise, rebuildDays } from '@/lib/features/runs/rebuild-days'
import { recountRollups } from '@/lib/features/runs/recount-rollups'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { db } from '@/lib/server/db'
import { forgetSettings } from '@/lib/server/settings'
import { auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { makeEngine, recounted, stored } from './run-model'

const database = useDatabase()
beforeEach(async () => {
  await database.reset()
  forgetSettings()
})

const NOW = new Date('2026-11-22T06:30:00.000Z')
const DAY = 86_400_000
const run = (n: number, change: object = {}) => {
  const at = NOW.getTime() - n * 6 * 3_600_000
  return { externalId: `R-${n}`, process: { externalId: `p-${n % 3}` }, status: 'succeeded', startedAt: new Date(at - 60_000).toISOString(), endedAt: new Date(at).toISOString(), ...change }
}

/** 100 days of runs, four a day, one of them still open. */
async function history() {
  const engine = await makeEngine('rpa')
  const reports = [...Array.from({ length: 400 }, (_, n) => run(n)), run(390, { externalId: 'open', status: 'waiting' })]
  await storeRuns(asSystem(NOW), { engineId: engine.id, reports, observedAt: NOW })
  return engine
}

describe('pruning', () => {
  beforeEach(async () => {
    await updateSettings(await personCtx('admin'), { group: 'retention', value: { rawRunDays: 30 } })
  })

  it('deletes old raw runs and keeps their roll-ups and whatever is open', async () => {
    await history()
    const before = await stored()
    const { deleted } = await pruneRuns(asSystem(NOW), {})
    expect(deleted).toBe(279)
    expect(await db.run.count({ where: { at: { lt: new Date(NOW.getTime() - 31 * DAY) } } })).toBe(1)
    expect(await stored()).toEqual(before)
    expect((await auditOf('runs.pruned')).facts).toMatchObject({ count: 279 })
    expect(await pruneRuns(asSystem(NOW), {})).toMatchObject({ deleted: 0 })
  })

  it('never counts a pruned run again, and corrects one that was open', async () => {
    const engine = await history()
    await pruneRuns(asSystem(NOW), {})
    const before = await stored()
    const late = new Date(NOW.getTime() + 1000)
    const again = await storeRuns(asSystem(late), { engineId: engine.id, reports: [run(399), run(200), run(1)], observedAt: late })
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['stale', 'stale', 'unchanged'])
    expect(await stored()).toEqual(before)
    await storeRuns(asSystem(late), { engineId: engine.id, reports: [run(0, { externalId: 'open', process: { externalId: 'p-0' } })], observedAt: late })
    const waiting = await db.runHour.aggregate({ _sum: { waiting: true, succeeded: true } })
    expect(waiting._sum).toEqual({ waiting: 0, succeeded: 401 })
  })

  it('leaves roll-ups of pruned hours alone when it recounts', async () => {
    await history()
    await pruneRuns(asSystem(NOW), {})
    const before = await stored()
    expect(await recountRollups(asSystem(NOW), {})).toMatchObject({ corrected: 0 })
    expect(await stored()).toEqual(before)
  })

  it('is refused to people without the right', async () => {
    await expect(pruneRuns(await personCtx('ops'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('recounting', () => {
  it('finds nothing to correct in a healthy database', async () => {
    await history()
    expect(await recountRollups(asSystem(NOW), {})).toMatchObject({ corrected: 0 })
    expect(await stored()).toEqual(await recounted())
  })

  it('puts right what was damaged, lost or made up', async () => {
    await history()
    const hours = await db.runHour.findMany({ orderBy: [{ engineProcessId: 'asc' }, { hour: 'asc' }] })
    const key = ({ engineProcessId, hour }: (typeof hours)[number]) => ({ engineProcessId_hour: { engineProcessId, hour } })
    await db.runHour.update({ where: key(hours[3]!), data: { succeeded: 99, histogram: '5:7' } })
    await db.runHour.delete({ where: key(hours[50]!) })
    await db.runHour.create({ data: { engineProcessId: hours[0]!.engineProcessId, hour: new Date('2026-01-01T00:00:00Z'), failed: 3 } })
    await db.runDay.deleteMany({ where: { day: '2026-11-20' } })
    expect(await recountRollups(asSystem(NOW), {})).toMatchObject({ corrected: 3 })
    expect(await stored()).toEqual(await recounted())
    expect((await auditOf('runs.recounted')).facts).toMatchObject({ corrected: 3 })
  })
})

describe('a change of the time zone', () => {
  it('cuts the days anew from the hours, and runs that arrive afterwards follow', async () => {
    const engine = await history()
    await updateSettings(await personCtx('admin'), { group: 'organisation', value: { timeZone: 'America/New_York' } })
    expect(await daysAreCutOtherwise(asSystem(NOW))).toBe(true)
    expect(await rebuildDays(asSystem(NOW), {})).toEqual({ rebuilt: 3, timeZone: 'America/New_York' })
    expect(await daysAreCutOtherwise(asSystem(NOW))).toBe(false)
    expect(await stored()).toEqual(await recounted('America/New_York'))
    await storeRuns(asSystem(NOW), { engineId: engine.id, reports: [run(7, { externalId: 'later' })], observedAt: NOW })
    expect(await stored()).toEqual(await recounted('America/New_York'))
    expect(await rebuildDays(asSystem(NOW), {})).toMatchObject({ rebuilt: 0 })
  })

  it('stays exact while it is half done, and goes on where it stopped', async () => {
    const engine = await history()
    await rebuildDays(asSystem(NOW), {}) // fixes the zone in which days are cut
    await updateSettings(await personCtx('admin'), { group: 'organisation', value: { timeZone: 'America/New_York' } })
    const [first] = await db.engineProcess.findMany({ orderBy: { id: 'asc' } })
    await db.setting.update({ where: { key: 'runs.dayZone' }, data: { value: { zone: 'Asia/Shanghai', next: { zone: 'America/New_York', doneTo: first!.id } } } })
    await db.runDay.deleteMany({ where: { engineProcessId: first!.id } })
    await storeRuns(asSystem(NOW), { engineId: engine.id, reports: [run(2, { externalId: 'meanwhile' })], observedAt: NOW })
    expect(await rebuildDays(asSystem(NOW), {})).toMatchObject({ rebuilt: 2 })
    await recountRollups(asSystem(NOW), {})
    expect(await stored()).toEqual(await recounted('America/New_York'))
  })
})
