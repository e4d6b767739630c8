import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { definitionOf, indicatorFor } from './indicator-record'
import { IndicatorStep } from './indicator-schema'
import { indicatorFacts } from './indicator-words'

/** Takes an indicator off its risk; what it read stays with the risk. */
export const archiveIndicator = command({
  permission: 'risk:edit',
  input: IndicatorStep,
  async run(ctx, { id, version }) {
    const { indicator, risk } = await indicatorFor(ctx, id)
    const { count } = await ctx.db.riskIndicator.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, breachedSince: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id, number: risk.number }, audit: { action: 'risk-indicator.archived', entity: 'risk', entityId: risk.id, before: definitionOf(indicator.definition), facts: await indicatorFacts(definitionOf(indicator.definition), risk, id) } }
  },
})
