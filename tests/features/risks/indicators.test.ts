import { beforeEach, describe, expect, it } from 'vitest'
import { addIndicator } from '@/lib/features/risks/add-indicator'
import { archiveIndicator } from '@/lib/features/risks/archive-indicator'
import { changeIndicator } from '@/lib/features/risks/change-indicator'
import { breachedIndicators, riskIndicators } from '@/lib/features/risks/indicator-queries'
import { pauseIndicator } from '@/lib/features/risks/pause-indicator'
import { readIndicators } from '@/lib/features/risks/read-indicators'
import { resumeIndicator } from '@/lib/features/risks/resume-indicator'
import { jobCtx, type Ctx } from '@/lib/server/ctx'
import { NOW, runs } from '@/tests/features/gates/gate-world'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { indicatorWorld, successRate } from './indicator-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const HOUR = 3_600_000
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)
const job = (now = NOW): Ctx => ({ ...jobCtx('read-risk-indicators'), now })
const go = new AbortController().signal
const only = async () => db.riskIndicator.findFirstOrThrow({ include: { readings: { orderBy: { at: 'asc' } } } })
const riskNow = (id: string) => db.risk.findUniqueOrThrow({ where: { id } })
const noticesOf = async (personId: string) => (await db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' }, select: { kind: true } })).map(({ kind }) => kind)
const fresh = (at: Date) => db.engine.updateMany({ data: { lastSyncAt: at } })

describe('an indicator', () => {
  it('is read at once, keeps the definition and is in the trail', async () => {
    const { coe, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 19, 99, 1))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    expect(await only()).toMatchObject({ state: 'ok', value: 9900, sample: 100, breachedSince: null, readings: [{ state: 'ok', value: 9900, sample: 100 }] })
    expect(await actionsOf('risk', risk.id)).toContain('risk-indicator.added')
    expect(await auditOf('risk-indicator.added')).toMatchObject({ after: { metric: 'successRate', threshold: 9800, comparator: 'at-least', windowDays: 5 }, facts: { name: 'Success rate (RK-1)' } })
    expect(await riskNow(risk.id)).toMatchObject({ proposedAt: null })
  })

  it('that is breached proposes a higher likelihood, asks for a look and tells the owner, once', async () => {
    const { coe, owner, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 18, 100))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    await store(...runs('invoices', 19, 90, 10))
    await fresh(later(1))
    expect(await readIndicators(job(later(1)), go)).toEqual({ read: 1, crossed: 1 })
    expect(await only()).toMatchObject({ state: 'breached', value: 9500, sample: 200, breachedSince: later(1) })
    const raised = await riskNow(risk.id)
    expect(raised).toMatchObject({ proposedLikelihood: 3, proposedImpact: 4, nextReviewOn: '2026-11-20', residualLikelihood: 2 })
    expect(JSON.parse(raised.proposalFacts!)).toMatchObject({ source: 'indicator', sentence: { key: 'indicators.breached.below', params: { value: { en: '95\u00a0%', 'zh-CN': '95\u00a0%' }, threshold: { en: '≥ 98\u00a0%' }, metric: { 'zh-CN': '成功率' } } } })
    expect((await noticesOf(owner.actor.id)).filter((kind) => kind === 'riskRaiseProposed')).toHaveLength(1)
    await fresh(later(2))
    expect(await readIndicators(job(later(2)), go)).toEqual({ read: 1, crossed: 0 })
    expect((await noticesOf(owner.actor.id)).filter((kind) => kind === 'riskRaiseProposed')).toHaveLength(1)
    expect((await actionsOf('risk', risk.id)).filter((action) => action === 'risk-indicator.breached')).toHaveLength(1)
    expect((await only()).readings).toHaveLength(2)
  })

  it('that comes back notes it, leaves the proposal to people, and tells of the next breach again', async () => {
    const { coe, owner, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 19, 90, 10))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    expect((await only()).state).toBe('breached')
    await store(...runs('invoices', 19, 900))
    await readIndicators(job(later(1)), go)
    expect(await only()).toMatchObject({ state: 'ok', breachedSince: null })
    expect(await riskNow(risk.id)).toMatchObject({ proposedLikelihood: 3 })
    expect(await noticesOf(owner.actor.id)).toContain('indicatorRecovered')
    expect(await actionsOf('risk', risk.id)).toContain('risk-indicator.recovered')
    await store(...runs('invoices', 20, 0, 100))
    await readIndicators(job(later(2)), go)
    expect((await actionsOf('risk', risk.id)).filter((action) => action === 'risk-indicator.breached')).toHaveLength(2)
  })

  it('says nothing of too few, of nothing, and of figures that are old, and ends no breach by silence', async () => {
    const { coe, risk, store } = await indicatorWorld()
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    expect(await only()).toMatchObject({ state: 'no-data', value: null })
    await store(...runs('invoices', 19, 0, 49))
    await readIndicators(job(later(1)), go)
    expect(await only()).toMatchObject({ state: 'too-few', value: 0, sample: 49 })
    await store(...runs('invoices', 19, 0, 1))
    await readIndicators(job(later(2)), go)
    expect(await only()).toMatchObject({ state: 'breached' })
    await readIndicators(job(later(200)), go)
    expect(await only()).toMatchObject({ state: 'stale', breachedSince: later(2) })
    expect(await riskNow(risk.id)).toMatchObject({ proposedLikelihood: 3 })
  })

  it('with no step to raise asks for a look alone', async () => {
    const { coe, owner, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 19, 0, 100))
    await addIndicator(coe, { riskId: risk.id, ...successRate, raiseBy: 0 })
    expect(await riskNow(risk.id)).toMatchObject({ proposedLikelihood: null, nextReviewOn: '2026-11-20' })
    expect(await noticesOf(owner.actor.id)).toContain('riskReviewAsked')
  })

  it('keeps one reading a day while nothing changes', async () => {
    const { coe, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 20, 100))
    await addIndicator(coe, { riskId: risk.id, ...successRate })
    for (const hours of [1, 2, 3, 24, 25]) {
      await fresh(later(hours))
      await readIndicators(job(later(hours)), go)
    }
    expect((await only()).readings.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(['2026-11-20', '2026-11-21'])
    await expect(db.riskIndicatorReading.updateMany({ data: { value: 1 } })).rejects.toThrow()
  })

  it('that is changed ends its breach and is judged anew; earlier readings keep their definition', async () => {
    const { coe, risk, store } = await indicatorWorld()
    await store(...runs('invoices', 19, 95, 5))
    const { id } = await addIndicator(coe, { riskId: risk.id, ...successRate })
    await changeIndicator(coe, { id, version: 1, ...successRate, threshold: 90 })
    const now = await only()
    expect(now).toMatchObject({ state: 'ok', breachedSince: null, version: 2 })
    expect(now.readings.map(({ facts }) => JSON.parse(facts).definition.threshold)).toEqual([9800, 9000])
    await expect(changeIndicator(coe, { id, version: 1, ...successRate })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that is paused or removed is not read', async () => {
    const { coe, risk } = await indicatorWorld()
    const { id } = await addIndicator(coe, { riskId: risk.id, ...successRate })
    await pauseIndicator(coe, { id, version: 1 })
    expect(await readIndicators(job(later(24)), go)).toEqual({ read: 0, crossed: 0 })
    await resumeIndicator(coe, { id, version: 2 })
    expect((await only()).state).toBe('no-data')
    await archiveIndicator(coe, { id, version: 3 })
    expect(await readIndicators(job(later(24)), go)).toEqual({ read: 0, crossed: 0 })
    await expect(changeIndicator(coe, { id, version: 4, ...successRate })).rejects.toMatchObject({ code: 'not_found' })
    expect((await actionsOf('risk', risk.id)).filter((action) => action.startsWith('risk-indicator.'))).toEqual(['risk-indicator.added', 'risk-indicator.paused', 'risk-indicator.resumed', 'risk-indicator.archived'])
  })

  it('is kept from whoever may not change the risk, and hidden with a foreign one', async () => {
    const { risk, owner, sales } = await indicatorWorld()
    for (const role of ['auditor', 'steering', 'finance', 'employee'] as const) await expect(addIndicator(await personCtx(role, { now: NOW }), { riskId: risk.id, ...successRate })).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = await personCtx('ops', { now: NOW, departmentId: sales.id })
    await expect(addIndicator(foreign, { riskId: risk.id, ...successRate })).rejects.toMatchObject({ code: 'not_found' })
    await expect(riskIndicators(foreign, { riskId: risk.id })).rejects.toMatchObject({ code: 'not_found' })
    const { id } = await addIndicator(owner, { riskId: risk.id, ...successRate })
    await expect(archiveIndicator(foreign, { id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await riskIndicators(await personCtx('auditor'), { riskId: risk.id })).toMatchObject({ mayEdit: false, rows: [{ state: 'no-data', reason: 'noRuns' }] })
    expect((await breachedIndicators(foreign, {})).watched).toBe(0)
  })

  it('goes with an open risk, a figure that fits and an automation that is seen', async () => {
    const { coe, risk, owner, orders } = await indicatorWorld()
    await expect(addIndicator(coe, { riskId: risk.id, ...successRate, threshold: 101 })).rejects.toMatchObject({ code: 'invalid', fields: { threshold: [{ key: 'indicators.errors.share' }] } })
    await expect(addIndicator(coe, { riskId: risk.id, ...successRate, windowDays: '' })).rejects.toMatchObject({ fields: { windowDays: [{ key: 'indicators.errors.windowNeeded' }] } })
    await expect(addIndicator(owner, { riskId: risk.id, ...successRate, automationId: orders.id })).rejects.toMatchObject({ fields: { automationId: [{ key: 'indicators.errors.automation' }] } })
    await db.risk.update({ where: { id: risk.id }, data: { status: 'closed' } })
    await expect(addIndicator(coe, { riskId: risk.id, ...successRate })).rejects.toMatchObject({ code: 'rule' })
  })
})
