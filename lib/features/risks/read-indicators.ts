import { z } from 'zod'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { IndicatorDefinition, type IndicatorValue } from '@/lib/core/risks/indicator'
import { indicatorClock } from './indicator-clock'
import { definitionOf } from './indicator-record'
import { subjectOf, type IndicatorSubject } from './indicator-subject'
import { readIndicatorValues, type Asked } from './indicator-values'
import { takeReading } from './take-reading'

/**
 * Reads every indicator of an open risk: one pass over the figures for all, one transaction for each, so that a stop in the middle
 * loses and repeats nothing.
 * @returns how many were read and how many of them crossed their threshold
 */
export async function readIndicators(ctx: Ctx, signal: AbortSignal): Promise<{ read: number; crossed: number }> {
  const rows = await ctx.db.riskIndicator.findMany({
    where: { archivedAt: null, state: { not: 'paused' }, risk: { status: 'open' } },
    select: { id: true, definition: true, risk: { select: { id: true, scope: true, processId: true, automationId: true, interfaceId: true, systemId: true } } },
    orderBy: { id: 'asc' },
  })
  const subjects = new Map<string, IndicatorSubject>()
  const asked: Asked[] = []
  for (const { id, definition: stored, risk } of rows) {
    const definition = definitionOf(stored)
    const key = `${risk.id} ${definition.automationId ?? ''}`
    const subject = subjects.get(key) ?? (await subjectOf(ctx, risk, definition.automationId))
    subjects.set(key, subject)
    asked.push({ id, definition, subject })
  }
  const clock = await indicatorClock(ctx)
  const values = await readIndicatorValues(ctx, asked, clock)
  let [read, crossed] = [0, 0]
  for (const { id, definition } of asked) {
    if (signal.aborted) break
    const entries = await keepReading(ctx, { indicatorId: id, definition, value: values.get(id)!, timeZone: clock.timeZone })
    read += 1
    crossed += Number(entries > 0)
  }
  return { read, crossed }
}

const keepReading = command({
  permission: 'risk:edit',
  input: z.strictObject({ indicatorId: z.string(), definition: IndicatorDefinition, value: z.custom<IndicatorValue>((value) => typeof value === 'object' && value !== null), timeZone: z.string() }),
  async run(ctx, taken) {
    const audit = await takeReading(ctx, taken)
    return { result: audit.length, audit }
  },
})
