import { beforeEach, describe, expect, it } from 'vitest'
import { recordResult } from '@/lib/features/compatibility/record-result'
import { runView } from '@/lib/features/compatibility/run-view'
import { makeSystem } from '@/prisma/seed/factories'
import { useDatabase } from '../../support/database'
import { begun, tested } from './standing'

const { db, reset } = useDatabase()
beforeEach(reset)

const checkOn = (systemId: string) => db.autoCheck.create({ data: { name: 'Reachable', kind: 'reach', systemId, environment: 'test', config: '{}', codes: 'C06', lastOutcome: 'pass', lastAt: new Date() } })
const resultOf = async (checkId: string, outcome: string, at: Date) => (await db.autoCheckResult.create({ data: { checkId, at, trigger: 'demand', outcome, facts: '{}', durationMs: 3, calls: 1 } })).id

describe('a result of an automatic check', () => {
  it('answers only for what it was made for, and only while it is the newest', async () => {
    const { automation, system, coe } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    const { id: runId, checks } = await runView(coe, { number })
    const card = checks.find(({ code, systemId }) => code === 'C06' && systemId === system.id)!
    const other = await makeSystem(db, { name: 'Elsewhere' })
    const foreign = await resultOf((await checkOn(other.id)).id, 'pass', new Date())
    const own = await checkOn(system.id)
    const old = await resultOf(own.id, 'pass', new Date(Date.now() - 86_400_000))
    await resultOf(own.id, 'fail', new Date())
    const answer = { runId, checkId: card.id, seen: 0, outcome: 'pass' }
    await expect(recordResult(coe, { ...answer, autoResultId: foreign })).rejects.toMatchObject({ reasons: [{ key: 'compatibility.answer.noAutoResult' }] })
    await expect(recordResult(coe, { ...answer, autoResultId: old })).rejects.toMatchObject({ reasons: [{ key: 'compatibility.answer.noAutoResult' }] })
    const newest = await resultOf(own.id, 'pass', new Date(Date.now() + 1000))
    await recordResult(coe, { ...answer, autoResultId: newest })
  })
})
