import { beforeEach, describe, expect, it } from 'vitest'
import { setHold } from '@/lib/features/privacy/holds'
import { applyRetention } from '@/lib/features/privacy/retention'
import { makeAutomation, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-06-01T04:13:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** An automation under hold, and old data that belongs to no automation at all. */
async function world() {
  const admin = { ...(await personCtx('admin')), now, stepUpAt: now }
  const { id: automationId } = await makeAutomation(db)
  await setHold(admin, { subject: 'automation', subjectId: automationId, reason: 'lawsuit 12' })
  const process = await makeProcess(db)
  const point = await db.reviewPoint.create({ data: { code: 'legal', processId: process.id, step: 'Legal', deadlineMs: 1000n } })
  const ended = (number: number, of: string | null) => ({ number, pointId: point.id, automationId: of, idempotencyKey: `k${number}`, askedDigest: 'x', askedAt: daysAgo(1200), title: `Contract ${number}`, fields: '[{"label":"a","value":"b"}]', approvals: 1, dueAt: daysAgo(1190), endedAt: daysAgo(1190), status: 'approved' })
  const [free, held] = [await db.reviewTask.create({ data: ended(1, null) }), await db.reviewTask.create({ data: ended(2, automationId) })]
  for (const task of [free, held]) await db.reviewCallback.create({ data: { taskId: task.id, url: 'https://engine.example/', body: '{}', status: 'sent', nextAt: daysAgo(1190), createdAt: daysAgo(1190) } })
  const system = await makeSystem(db, { name: 'Ledger' })
  for (const of of [null, automationId]) {
    const check = await db.autoCheck.create({ data: { name: 'Reach', kind: 'reach', systemId: system.id, automationId: of, environment: 'test', config: '{}' } })
    await db.autoCheckResult.create({ data: { checkId: check.id, at: daysAgo(500), trigger: 'demand', outcome: 'pass', facts: '{}', durationMs: 1, calls: 1 } })
  }
}

describe('a hold on an automation', () => {
  it.each(['review-documents', 'review-callbacks', 'check-results'])('keeps nothing of %s that belongs to no automation', async (dataClass) => {
    await world()
    const lines = await applyRetention(asSystem(now), 'schedule')
    expect(lines?.find((line) => line.dataClass === dataClass)).toMatchObject({ due: 2, held: 1, removed: 1 })
  })
})
