import { beforeEach, describe, expect, it } from 'vitest'
import { clearRiskMoney } from '@/lib/features/risks/clear-money'
import { riskMoney } from '@/lib/features/risks/money-queries'
import { setRiskMoney } from '@/lib/features/risks/set-money'
import { NOW } from '@/tests/features/gates/gate-world'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { indicatorWorld } from './indicator-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const estimate = { currency: 'CNY', frequency: '0.25', frequencyBefore: '1', lossLow: '10,000', lossHigh: '30000.50' }

describe('money at risk', () => {
  it('is estimated, multiplied and kept with what it was before', async () => {
    const { owner, risk } = await indicatorWorld()
    await setRiskMoney(owner, { id: risk.id, version: risk.version, ...estimate })
    expect(await riskMoney(owner, { riskId: risk.id })).toMatchObject({
      mayEdit: true, estimate: { frequency: '0.25', frequencyBefore: '1', lossLow: '10000', lossHigh: '30000.5' },
      money: { currency: 'CNY', lowMinor: 250_000n, highMinor: 750_013n, midMinor: 500_006n }, avoidedMinor: 1_500_019n,
      forCases: { likelihoodBefore: 100, likelihoodAfter: 25, lossMinor: 2_000_025n }, cases: [],
    })
    expect(await auditOf('risk.money-estimated')).toMatchObject({ before: null, after: { frequency: '0.25', lossHigh: '30000.5' } })
    await setRiskMoney(owner, { id: risk.id, version: risk.version + 1, ...estimate, frequencyBefore: '' })
    expect(await riskMoney(owner, { riskId: risk.id })).toMatchObject({ avoidedMinor: null, forCases: 'unknown', estimate: { frequencyBefore: null } })
  })

  it('is unknown, never zero, before anybody estimated and after it was withdrawn', async () => {
    const { owner, risk } = await indicatorWorld()
    expect(await riskMoney(owner, { riskId: risk.id })).toMatchObject({ money: null, estimate: null, avoidedMinor: null, forCases: 'unknown' })
    await setRiskMoney(owner, { id: risk.id, version: 1, ...estimate })
    await clearRiskMoney(owner, { id: risk.id, version: 2 })
    expect(await riskMoney(owner, { riskId: risk.id })).toMatchObject({ money: null, estimate: null })
    expect((await actionsOf('risk', risk.id)).slice(-2)).toEqual(['risk.money-estimated', 'risk.money-withdrawn'])
  })

  it('refuses what does not fit, a stale form, whoever may not, and a closed risk', async () => {
    const { owner, risk, sales } = await indicatorWorld()
    const set = (given: object, ctx = owner, version = 1) => setRiskMoney(ctx, { id: risk.id, version, ...estimate, ...given })
    await expect(set({ lossHigh: '9999' })).rejects.toMatchObject({ fields: { lossHigh: [{ key: 'indicators.money.errors.order' }] } })
    await expect(set({ frequencyBefore: '0.2' })).rejects.toMatchObject({ fields: { frequencyBefore: [{ key: 'indicators.money.errors.lessBefore' }] } })
    await expect(set({ frequency: '0.0001' })).rejects.toMatchObject({ fields: { frequency: [{ key: 'indicators.money.errors.frequency' }] } })
    await expect(set({ lossLow: '1.234' })).rejects.toMatchObject({ fields: { lossLow: [{ key: 'portfolio.moneyDecimals' }] } })
    await expect(set({ currency: 'yuan' })).rejects.toMatchObject({ code: 'invalid' })
    await set({})
    await expect(set({})).rejects.toMatchObject({ code: 'conflict' })
    await expect(set({}, await personCtx('finance', { now: NOW }), 2)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(set({}, await personCtx('ops', { now: NOW, departmentId: sales.id }), 2)).rejects.toMatchObject({ code: 'not_found' })
    await db.risk.update({ where: { id: risk.id }, data: { status: 'closed' } })
    await expect(set({}, owner, 2)).rejects.toMatchObject({ code: 'rule' })
  })
})
