import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { readFor } from './add-indicator'
import { definitionOf, indicatorFor } from './indicator-record'
import { IndicatorStep } from './indicator-schema'
import { indicatorFacts } from './indicator-words'
import { takeReading } from './take-reading'

/** Reads a paused indicator again, from this moment on. */
export const resumeIndicator = command({
  permission: 'risk:edit',
  input: IndicatorStep,
  async prepare(ctx, { id }) {
    const { indicator, risk } = await indicatorFor(ctx, id)
    return readFor(ctx, risk, definitionOf(indicator.definition))
  },
  async run(ctx, { id, version }, { definition, value, timeZone }) {
    const { indicator, risk } = await indicatorFor(ctx, id)
    if (indicator.state !== 'paused') return { result: { id, number: risk.number }, audit: [] }
    const { count } = await ctx.db.riskIndicator.updateMany({ where: { id, version, archivedAt: null }, data: { state: 'no-data', value: null, sample: null, readAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const read = await takeReading(ctx, { indicatorId: id, definition, value, timeZone })
    return { result: { id, number: risk.number }, audit: [{ action: 'risk-indicator.resumed', entity: 'risk', entityId: risk.id, facts: await indicatorFacts(definition, risk, id) }, ...read] }
  },
})
