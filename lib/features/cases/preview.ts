import { simulationOf, type Simulation } from '@/lib/core/finance/simulation'
import { ruleError } from '@/lib/core/errors'
import { query } from '@/lib/server/command'
import { shownOf } from './detail'
import { CaseBody } from '@/lib/core/finance/case'
import { evaluateCase } from './evaluate'
import { requireVisibleRisks } from './read-risk-inputs'
import { PreviewCase, SimulateCase } from './schema'
import { simulateInThread } from './simulate-in-thread'
import { caseFor } from './visible'

/** What a body comes to while it is written; stores nothing. */
export const previewCase = query({
  permission: 'case:read',
  input: PreviewCase,
  async run(ctx, { id, currency, body }) {
    const found = await caseFor(ctx, { id })
    await requireVisibleRisks(ctx, CaseBody.parse(JSON.parse(found.body)), body)
    const { figures, reasons, resolved } = shownOf(ctx, await evaluateCase(ctx, found, currency, body), currency, body)
    return { figures, reasons, resolved }
  },
})

/** Draws every line from its range many times over; the same seed gives the same answer. */
export const simulateCase = query({
  permission: 'case:read',
  input: SimulateCase,
  async run(ctx, { id, currency, body, seed, draws }): Promise<Simulation & { openLines: number }> {
    const found = await caseFor(ctx, { id })
    await requireVisibleRisks(ctx, CaseBody.parse(JSON.parse(found.body)), body)
    const { resolved } = await evaluateCase(ctx, found, currency, body)
    const problem = simulationOf(resolved.body, resolved.amounts, { seed, draws })
    if (!problem.ok) throw ruleError(problem.reasons)
    return { ...(await simulateInThread(problem.value)), openLines: resolved.lines.filter(({ reasons }) => reasons.length).length }
  },
})
