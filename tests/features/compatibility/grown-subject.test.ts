import { beforeEach, describe, expect, it } from 'vitest'
import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { goLiveBlockers } from '@/lib/features/compatibility/blockers'
import { planView } from '@/lib/features/compatibility/plan-view'
import { makeSystem } from '@/prisma/seed/factories'
import { useDatabase } from '../../support/database'
import { answered, begun, signed, tested } from './standing'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('a system that an automation touches since its test was signed', () => {
  it('holds go-live until the plan asks for it and it is tested', async () => {
    const { automation, process, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(ops, number)
    await signed(coe, number)
    expect(await goLiveBlockers(coe, automation.id)).toEqual([])
    const sap = await makeSystem(db, { name: 'SAP', vendor: 'SAP' })
    await db.processSystem.create({ data: { processId: process.id, systemId: sap.id } })
    expect(await goLiveBlockers(coe, automation.id)).toMatchObject([{ key: 'compatibility.blockers.outdated' }])
    expect((await planView(coe, { automationId: automation.id })).blockers).toMatchObject([{ key: 'compatibility.blockers.outdated', params: { count: 1 } }])
    const { version } = await db.compatPlan.findUniqueOrThrow({ where: { automationId: automation.id } })
    await assemblePlan(coe, { automationId: automation.id, version })
    expect(await goLiveBlockers(coe, automation.id)).toMatchObject([{ key: 'compatibility.blockers.untested' }])
  })
})
