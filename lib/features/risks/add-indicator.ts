import type { IndicatorDefinition } from '@/lib/core/risks/indicator'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { indicatorClock } from './indicator-clock'
import { definedBy, requireOpen, requireRoom } from './indicator-record'
import { AddIndicator } from './indicator-schema'
import { indicatorFacts } from './indicator-words'
import { subjectOf } from './indicator-subject'
import { readIndicatorValues } from './indicator-values'
import { takeReading } from './take-reading'
import { riskFor } from './visible'

/** What a definition says of a risk now, read before the transaction: sums take their time. */
export async function readFor(ctx: Ctx, risk: Parameters<typeof subjectOf>[1], definition: IndicatorDefinition) {
  const clock = await indicatorClock(ctx)
  const values = await readIndicatorValues(ctx, [{ id: 'new', definition, subject: await subjectOf(ctx, risk, definition.automationId) }], clock)
  return { definition, value: values.get('new')!, timeZone: clock.timeZone }
}

/** Binds a figure to an open risk and reads it at once: a breach that is there already is told with the first reading. */
export const addIndicator = command({
  permission: 'risk:edit',
  input: AddIndicator,
  async prepare(ctx, { riskId, ...watched }) {
    const risk = await riskFor(ctx, riskId, 'risk:edit')
    requireOpen(risk)
    await requireRoom(ctx, riskId)
    return readFor(ctx, risk, await definedBy(ctx, watched))
  },
  async run(ctx, { riskId }, { definition, value, timeZone }) {
    const risk = await riskFor(ctx, riskId, 'risk:edit')
    requireOpen(risk)
    await requireRoom(ctx, riskId)
    const { id } = await ctx.db.riskIndicator.create({ data: { riskId, definition: canonicalJson(definition), createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
    const read = await takeReading(ctx, { indicatorId: id, definition, value, timeZone })
    return { result: { id, number: risk.number }, audit: [{ action: 'risk-indicator.added', entity: 'risk', entityId: riskId, after: definition, facts: await indicatorFacts(definition, risk, id) }, ...read] }
  },
})
