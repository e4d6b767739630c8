import { invalid, ruleError } from '@/lib/core/errors'
import { readingDoubts } from '@/lib/core/readings/reading'
import { command } from '@/lib/server/command'
import { readingKey, readingsFor } from './read-readings'
import { addReading, automationOfReadings, presentMonth } from './record'
import { EnterReading } from './schema'

/** Adds what was read off for a month; for one that has a reading already the newer one counts from now on. */
export const enterReading = command({
  permission: 'value:enter',
  input: EnterReading,
  async run(ctx, { automationId, month, kind, value: typed, source, sure }) {
    const automation = await automationOfReadings(ctx, automationId, 'value:enter')
    const present = await presentMonth(ctx)
    if (month > present) throw invalid({ month: [{ key: 'rates.readings.inFuture' }] })
    const value = BigInt(kind === 'adoption' ? Math.round(typed * 100) : typed)
    const known = (await readingsFor(ctx, { automationIds: [automationId], from: month, to: month })).get(readingKey(automationId, month))
    const before = known?.[kind]
    if (before?.value === value && before.source === source) throw ruleError([{ key: 'rates.readings.same' }])
    const doubts = readingDoubts(kind, value, { before: before?.value ?? null, scopeItems: known?.['scope-items']?.value ?? null, lateItems: known?.['late-items']?.value ?? null })
    if (doubts.length && !sure) throw invalid({ sure: doubts })
    const reading = await addReading(ctx, { automationId, month, kind, value, source })
    const { id, enteredBy: _by, createdAt: _at, ...after } = reading
    return { result: { ...reading, replaced: before !== undefined }, audit: { action: 'reading.entered', entity: 'automation', entityId: automationId, ...(before && { before: { value: before.value, source: before.source } }), after, facts: { readingId: id, name: automation.name, nameZh: automation.nameZh } } }
  },
})
