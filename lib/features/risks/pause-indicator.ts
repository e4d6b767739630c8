import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { definitionOf, indicatorFor } from './indicator-record'
import { IndicatorStep } from './indicator-schema'
import { indicatorFacts } from './indicator-words'

/** Stops reading without giving up what was read; an open breach ends with it. */
export const pauseIndicator = command({
  permission: 'risk:edit',
  input: IndicatorStep,
  async run(ctx, { id, version }) {
    const { indicator, risk } = await indicatorFor(ctx, id)
    if (indicator.state === 'paused') return { result: { id, number: risk.number }, audit: [] }
    const { count } = await ctx.db.riskIndicator.updateMany({ where: { id, version, archivedAt: null }, data: { state: 'paused', breachedSince: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id, number: risk.number }, audit: { action: 'risk-indicator.paused', entity: 'risk', entityId: risk.id, facts: await indicatorFacts(definitionOf(indicator.definition), risk, id) } }
  },
})
