import { beforeEach, describe, expect, it } from 'vitest'
import { acceptRisk } from '@/lib/features/risks/accept-risk'
import { riskFacts } from '@/lib/features/risks/facts'
import type { Ctx } from '@/lib/server/ctx'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { given, later, NOW } from './risk-world'

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
