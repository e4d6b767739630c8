import { createRisk } from '@/lib/features/risks/create-risk'
import { personCtx } from '@/tests/support/ctx'
import { gateWorld, NOW } from '@/tests/features/gates/gate-world'

/** The world of gates with an open risk of the live automation: 3 × 4 before, 2 × 4 after controls. */
export async function indicatorWorld() {
  const world = await gateWorld()
  const coe = await personCtx('coe', { now: NOW })
  const owner = await personCtx('process-owner', { now: NOW, departmentId: world.finance.id })
  const risk = await createRisk(coe, {
    title: 'Invoices fail unseen', cause: 'nobody looks at runs', event: 'runs fail', consequence: 'invoices are paid late', category: 'technology', scope: 'automation', automationId: world.invoices.id,
    ownerId: owner.actor.id, reviewEveryDays: 90, inherentLikelihood: 3, inherentImpact: 4, residualLikelihood: 2, residualImpact: 4,
  })
  return { ...world, coe, owner, risk }
}

export const successRate = { metric: 'successRate', threshold: 98, windowDays: 5, minimumSample: 50, raiseBy: 1 }
