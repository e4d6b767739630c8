import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { conflict } from '@/lib/core/errors'
import { defineJob, type Job } from '@/lib/jobs/definition'
import { claimJob, enrol, nextOccurrence } from '@/lib/jobs/lease'
import { runJob } from '@/lib/jobs/run-job'
import { startJobs, stopJobs } from '@/lib/jobs/runner'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const never = new AbortController().signal
const job = (run: Job['run'], schedule = '0 * * * *') => defineJob({ id: 'test-job', schedule, payload: z.strictObject({}), run })
const dueNow = async (each: Job) => {
  await enrol(each, new Date())
  await db.jobState.update({ where: { id: each.id }, data: { nextAt: new Date(Date.now() - 1000) } })
}
const runs = () => db.run.findMany({ include: { engine: { select: { slug: true } }, engineProcess: { select: { externalId: true } } } })

describe('a job', () => {
  it('is recorded as a run of Wheelhouse with what it handled, and planned again', async () => {
    const each = job(async () => ({ items: { handled: 5, succeeded: 4 } }))
    await dueNow(each)
    expect(await runJob(each, 'a', never)).toBe(true)
    expect(await runs()).toMatchObject([{ status: 'succeeded', items: 5, itemsSucceeded: 4, itemsSystem: 1, engine: { slug: 'wheelhouse' }, engineProcess: { externalId: 'test-job' } }])
    const state = await db.jobState.findUniqueOrThrow({ where: { id: 'test-job' } })
    expect(state).toMatchObject({ leaseHolder: null, failures: 0 })
    expect(state.nextAt).toEqual(nextOccurrence('0 * * * *', state.lastEndAt!))
  })

  it('runs once although several instances reach for it', async () => {
    let count = 0
    const each = job(async () => {
      count++
      await new Promise((done) => setTimeout(done, 30))
      return {}
    })
    await dueNow(each)
    const turns = await Promise.all(Array.from({ length: 8 }, (_, i) => runJob(each, `instance ${i}`, never)))
    expect(count).toBe(1)
    expect(turns.filter(Boolean)).toHaveLength(1)
  })

  it('is not recorded when there was nothing to do', async () => {
    const each = job(async () => null)
    await dueNow(each)
    await runJob(each, 'a', never)
    expect(await runs()).toEqual([])
  })

  it('is recorded as failed without the words of the error', async () => {
    const each = job(async () => Promise.reject(new Error('password SECRETMARKER is wrong')))
    await dueNow(each)
    await runJob(each, 'a', never)
    expect(await runs()).toMatchObject([{ status: 'failed', errorKind: 'system', errorMessage: 'The job failed unexpectedly (Error); the log of this server holds the details.' }])
    expect((await db.jobState.findUniqueOrThrow({ where: { id: 'test-job' } })).failures).toBe(1)
  })

  it('that was refused is recorded in words, not with the key of a message', async () => {
    const each = job(async () => Promise.reject(conflict('runs.leaseLost')))
    await dueNow(each)
    await runJob(each, 'a', never)
    expect(await runs()).toMatchObject([{ status: 'failed', errorCode: 'conflict', errorMessage: 'The job was refused: lease lost.' }])
  })

  it('whose holder died is taken over once the lease is over, and the death is recorded', async () => {
    const each = job(async () => ({}))
    await dueNow(each)
    expect(await claimJob('test-job', 'dead', new Date())).not.toBeNull()
    expect(await runJob(each, 'b', never)).toBe(false)
    await db.jobState.update({ where: { id: 'test-job' }, data: { leaseUntil: new Date(Date.now() - 1) } })
    expect(await runJob(each, 'b', never)).toBe(true)
    expect((await runs()).map(({ status, errorKind, errorMessage }) => [status, errorKind, errorMessage])).toEqual([
      ['failed', 'infrastructure', 'The process ended before the job did.'],
      ['succeeded', null, null],
    ])
  })

  it('that was missed while nobody ran is done after the start; a stop hands its lease back and makes it due again', async () => {
    let started = 0
    let ended = ''
    const each = job(async (_ctx, _payload, signal) => {
      started++
      await new Promise<void>((done) => signal.addEventListener('abort', () => done()))
      ended = 'by the signal'
      return {}
    })
    await enrol(each, new Date())
    await db.jobState.update({ where: { id: each.id }, data: { nextAt: new Date(Date.now() - 86_400_000) } })
    await startJobs([each], 50)
    await expect.poll(() => started).toBe(1)
    await stopJobs()
    expect(ended).toBe('by the signal')
    const state = await db.jobState.findUniqueOrThrow({ where: { id: each.id } })
    expect([state.leaseHolder, state.nextAt! <= new Date()]).toEqual([null, true])
    expect(await runs()).toEqual([])
  })

  it('whose clock was set far ahead comes back to its schedule', async () => {
    const each = job(async () => ({}), '*/5 * * * *')
    await enrol(each, new Date(Date.now() + 40 * 86_400_000))
    await enrol(each, new Date())
    const { nextAt } = await db.jobState.findUniqueOrThrow({ where: { id: each.id } })
    expect(nextAt!.getTime() - Date.now()).toBeLessThanOrEqual(300_000)
  })
})
