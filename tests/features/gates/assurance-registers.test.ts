import { beforeEach, describe, expect, it } from 'vitest'
import { readinessOf } from '@/lib/features/gates/queries'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { addRiskAction } from '@/lib/features/risks/add-action'
import { createRisk } from '@/lib/features/risks/create-risk'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW } from './gate-world'

const { reset } = useDatabase()
beforeEach(reset)

const reading = async (phaseId: string, id: string) => (await readinessOf(await personCtx('coe', { now: NOW }), { phaseId })).readings.find(({ criterionId }) => criterionId === id)!
const words = { title: 'A risk', cause: 'of a cause', event: 'it happens', consequence: 'it hurts', category: 'technology', reviewEveryDays: 90 } as const
const red = { inherentLikelihood: 5, inherentImpact: 5, residualLikelihood: 4, residualImpact: 5 }

describe('the gate', () => {
  it('counts red risks until they are treated, and says that none were judged where there are none', async () => {
    const { pilot, rollout, invoices } = await gateWorld()
    const coe = await personCtx('coe', { now: NOW })
    expect(await reading(pilot.id, 'pilot-red-risks')).toMatchObject({ state: 'not-enough-data', value: null, facts: [{ key: 'gates.facts.noRisks' }] })
    const risk = await createRisk(coe, { ...words, ...red, scope: 'automation', automationId: invoices.id })
    expect(await reading(pilot.id, 'pilot-red-risks')).toMatchObject({ state: 'not-met', value: 1, target: 0, parts: [{ key: invoices.id, value: 1 }] })
    expect((await readinessOf(coe, { phaseId: rollout.id })).readings.some(({ source, value }) => source === 'red-risks' && value !== null)).toBe(false)
    await addRiskAction(coe, { riskId: risk.id, text: 'Reduce it', dueOn: '2026-12-01' })
    expect(await reading(pilot.id, 'pilot-red-risks')).toMatchObject({ state: 'met', value: 0 })
  })

  it('counts a red risk of the whole programme at every phase, and none that is judged smaller', async () => {
    const { pilot } = await gateWorld()
    const coe = await personCtx('coe', { now: NOW })
    const risk = await createRisk(coe, { ...words, ...red, scope: 'programme' })
    expect(await reading(pilot.id, 'pilot-red-risks')).toMatchObject({ value: 1, variables: { redOfProgramme: 1 } })
    await assessRisk(coe, { id: risk.id, version: risk.version, ...red, residualLikelihood: 2 })
    expect(await reading(pilot.id, 'pilot-red-risks')).toMatchObject({ state: 'met', value: 0 })
  })

  it('knows no blockers before anything was tested', async () => {
    const { pilot } = await gateWorld()
    expect(await reading(pilot.id, 'pilot-compatibility')).toMatchObject({ state: 'not-enough-data', value: null, facts: [{ key: 'gates.facts.noTests' }] })
  })
})
