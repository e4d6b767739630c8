import { conflict } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { readFor } from './add-indicator'
import { definedBy, definitionOf, indicatorFor } from './indicator-record'
import { ChangeIndicator } from './indicator-schema'
import { indicatorFacts } from './indicator-words'
import { takeReading } from './take-reading'

/** Another threshold, window or subject from now on: an open breach ends with the old definition, earlier readings keep theirs. */
export const changeIndicator = command({
  permission: 'risk:edit',
  input: ChangeIndicator,
  async prepare(ctx, { id, version: _, ...watched }) {
    const { risk } = await indicatorFor(ctx, id)
    return readFor(ctx, risk, await definedBy(ctx, watched))
  },
  async run(ctx, { id, version }, { definition, value, timeZone }) {
    const { indicator, risk } = await indicatorFor(ctx, id)
    const { count } = await ctx.db.riskIndicator.updateMany({
      where: { id, version, archivedAt: null },
      data: { definition: canonicalJson(definition), state: indicator.state === 'paused' ? 'paused' : 'no-data', value: null, sample: null, readAt: null, breachedSince: null, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const read = await takeReading(ctx, { indicatorId: id, definition, value, timeZone })
    return {
      result: { id, number: risk.number },
      audit: [{ action: 'risk-indicator.changed', entity: 'risk', entityId: risk.id, before: definitionOf(indicator.definition), after: definition, facts: await indicatorFacts(definition, risk, id) }, ...read],
    }
  },
})
