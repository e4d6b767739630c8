import { beforeEach, describe, expect, it } from 'vitest'
import { automationCoverage } from '@/lib/features/automations/coverage'
import { linkedRequests } from '@/lib/features/automations/linked-requests'
import { listAutomations } from '@/lib/features/automations/queries'
import { componentsOf } from '@/lib/features/components/of-automation'
import { landscapeOf } from '@/lib/features/interfaces/of-automation'
import { landscapeOfSystem } from '@/lib/features/interfaces/of-system'
import { makeAutomation, makeBaseline, makeDepartment, makeEngineProcess, makePerson, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('the coverage of an automation', () => {
  it('is hidden with the automation and for whoever may not see runs, and is no figure before there is anything to measure', async () => {
    const own = await makeDepartment(db)
    const process = await makeProcess(db, { departmentId: own.id })
    const automation = await makeAutomation(db, { processId: process.id, stage: 'live', liveSince: new Date('2026-01-01T00:00:00Z') })
    const coe = await personCtx('coe', { now: new Date('2026-06-01T12:00:00Z') })
    expect(await automationCoverage(coe, { id: automation.id })).toMatchObject({ bp: null, gap: 'notLinked' })
    await makeEngineProcess(db, { automationId: automation.id })
    expect(await automationCoverage(coe, { id: automation.id })).toMatchObject({ bp: null, gap: 'noBaseline' })
    await makeBaseline(db, process.id, { annualVolume: 3650 })
    expect(await automationCoverage(coe, { id: automation.id })).toMatchObject({ bp: 0, gap: null, items: 0, expected: 900 })
    expect(await automationCoverage(await personCtx('reviewer'), { id: automation.id })).toBeNull()
    const foreign = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    for (const read of [automationCoverage, landscapeOf, componentsOf]) await expect(read(foreign, { id: automation.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what an automation touches', () => {
  it('is the systems of its interfaces and those of its process', async () => {
    const ctx = await personCtx('coe')
    const process = await makeProcess(db)
    const automation = await makeAutomation(db, { processId: process.id })
    const [from, to, other] = [await makeSystem(db), await makeSystem(db), await makeSystem(db)]
    for (const system of [to, other]) await db.processSystem.create({ data: { processId: process.id, systemId: system.id } })
    const link = await db.systemInterface.create({ data: { code: 'I-1', name: 'Link', protocol: 'rest', fromSystemId: from.id, toSystemId: to.id } })
    await db.automationInterface.create({ data: { automationId: automation.id, interfaceId: link.id } })
    const { systems } = await landscapeOf(ctx, { id: automation.id })
    expect(new Map(systems.map(({ id, byInterface }) => [id, byInterface]))).toEqual(new Map([[from.id, true], [to.id, true], [other.id, false]]))
    expect((await landscapeOfSystem(ctx, { id: to.id })).interfaces).toMatchObject([{ direction: 'in' }])
    expect((await landscapeOfSystem(ctx, { id: from.id })).automations.map(({ id }) => id)).toEqual([automation.id])
    expect((await landscapeOfSystem(ctx, { id: other.id })).automations.map(({ id }) => id)).toEqual([automation.id])
  })

  it('is asked for in requests, drafts of others left out', async () => {
    const ctx = await personCtx('coe')
    const automation = await makeAutomation(db)
    const filed = await storedRequest(await personCtx('employee'), { title: 'Filed', automationId: automation.id })
    await storedRequest(await personCtx('employee'), { title: 'Draft', automationId: automation.id, status: 'draft' })
    expect(await linkedRequests(ctx, { automationId: automation.id })).toMatchObject({ total: 1, rows: [{ id: filed.id, title: 'Filed' }] })
  })

  it('is a finding while fewer than two people answer for it', async () => {
    const ctx = await personCtx('coe')
    const [owner, deputy] = [await makePerson(db), await makePerson(db)]
    await makeAutomation(db, { ownerId: owner.id, deputyId: deputy.id })
    const alone = await makeAutomation(db, { ownerId: owner.id })
    await makeAutomation(db, { stage: 'retired' })
    const { summary } = await listAutomations(ctx, {})
    expect(summary.oneOwner).toBe(1)
    expect((await listAutomations(ctx, { owners: 'gap' })).rows.map(({ id }) => id)).toEqual([alone.id])
  })
})
