import { beforeEach, describe, expect, it } from 'vitest'
import { acceptRisk } from '@/lib/features/risks/accept-risk'
import { answerProposal } from '@/lib/features/risks/answer-proposal'
import { closeRisk } from '@/lib/features/risks/close-risk'
import { riskFacts } from '@/lib/features/risks/facts'
import { proposeRaise } from '@/lib/features/risks/propose'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { given, later, NOW, versionOf } from './risk-world'

const { db, reset } = useDatabase()
let coe: Ctx
let chair: Ctx
beforeEach(async () => {
  await reset()
  coe = await personCtx('coe', { now: NOW })
  chair = await personCtx('steering', { now: NOW })
})
const red = { residualLikelihood: 4, residualImpact: 4 }

describe('an acceptance', () => {
  it('treats a red risk up to its last day, whether or not the clock has noted the end', async () => {
    const risk = await given(coe, red)
    await acceptRisk(chair, { id: risk.id, version: 1, reason: 'Until March', expiresOn: '2026-11-30' })
    expect((await riskFacts({ ...coe, now: later(10) }, [])).programme).toEqual([])
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ acceptance: 'valid' })
    expect((await riskFacts({ ...coe, now: later(11) }, [])).programme).toMatchObject([{ id: risk.id }])
  })
})

describe('a proposed raise', () => {
  it('is answered, not lost by closing the risk and opening it again', async () => {
    const risk = await given(coe, red)
    await acceptRisk(chair, { id: risk.id, version: 1, reason: 'Until March', expiresOn: '2026-12-31' })
    const facts = { source: 'release', occasion: 'one', sentence: { key: 'compatibility.raise', params: {} } }
    await inTransaction((tx) => proposeRaise({ ...asSystem(NOW), db: tx, inTransaction: true }, { riskId: risk.id, likelihood: 5, impact: 5, facts }))
    const close = async () => closeRisk(coe, { id: risk.id, version: await versionOf(risk.id), reason: 'The system is retired' })
    await expect(close()).rejects.toMatchObject({ reasons: [{ key: 'risks.closeProposed' }] })
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ status: 'open', proposedLikelihood: 5, acceptance: 'stale' })
    await answerProposal(coe, { id: risk.id, version: await versionOf(risk.id), answer: 'decline', note: 'Nobody uses it' })
    await close()
  })
})
