import { beforeEach, expect, it } from 'vitest'
import { pruneHistory } from '@/lib/features/engines/prune-history'
import { makeEngine } from '@/prisma/seed/factories'
import { asSystem } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const NOW = new Date('2026-11-22T06:30:00.000Z')
const DAY = 86_400_000

it('removes exactly the readings and logs beyond their retention, however many, and records each step', async () => {
  const { id: engineId } = await makeEngine(db)
  const edge = NOW.getTime() - 120 * DAY
  const queue = await db.backlogQueue.create({ data: { engineId, name: 'q', at: new Date(edge - DAY), waiting: 3 } })
  const samples = Array.from({ length: 1500 }, (_, i) => ({ queueId: queue.id, at: new Date(edge - 1 - i * 60_000), waiting: i }))
  await db.backlogSample.createMany({ data: [...samples, { queueId: queue.id, at: new Date(edge), waiting: 1 }] })
  const started = (days: number, outcome: string) => ({ engineId, trigger: 'schedule', outcome, startedAt: new Date(NOW.getTime() - days * DAY) })
  await db.syncLog.createMany({ data: [started(91, 'ok'), started(91, 'running'), started(89, 'failed')] })

  expect(await pruneHistory(asSystem(NOW))).toBe(1501)
  expect(await db.backlogSample.findMany({ select: { at: true } })).toEqual([{ at: new Date(edge) }])
  expect((await db.syncLog.findMany({ select: { outcome: true }, orderBy: { outcome: 'asc' } })).map(({ outcome }) => outcome)).toEqual(['failed', 'running'])
  expect(await db.backlogQueue.findUnique({ where: { id: queue.id } })).toMatchObject({ waiting: 3 })
  expect(await db.auditEntry.count({ where: { action: 'engine.history-pruned' } })).toBe(2)
  expect(await pruneHistory(asSystem(NOW))).toBe(0)
})
