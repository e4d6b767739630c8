import { notFound, ruleError } from '@/lib/core/errors'
import { readingKinds, TAKEN_BACK } from '@/lib/core/readings/reading'
import { command } from '@/lib/server/command'
import { readingKey, readingsFor } from './read-readings'
import { addReading, automationOfReadings, readingRow } from './record'
import { TakeBackReading } from './schema'

/** The month counts as not read again; what was entered stays in its history. Only the reading that counts can be taken back. */
export const takeBackReading = command({
  permission: 'value:enter',
  input: TakeBackReading,
  async run(ctx, { id, reason }) {
    const reading = await ctx.db.valueReading.findUnique({ where: { id }, select: readingRow })
    const kind = readingKinds.find((name) => name === reading?.kind)
    if (!reading || !kind) throw notFound('reading')
    const { automationId, month } = reading
    const automation = await automationOfReadings(ctx, automationId, 'value:enter')
    const counted = (await readingsFor(ctx, { automationIds: [automationId], from: month, to: month })).get(readingKey(automationId, month))?.[kind]
    if (counted?.id !== id) throw ruleError([{ key: 'rates.readings.notCounted' }])
    const result = await addReading(ctx, { automationId, month, kind, value: TAKEN_BACK, source: reason })
    return { result, audit: { action: 'reading.taken-back', entity: 'automation', entityId: automationId, before: { month, kind, value: counted.value, source: counted.source }, facts: { reason, name: automation.name, nameZh: automation.nameZh } } }
  },
})
