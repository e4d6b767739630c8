import { readingKinds, TAKEN_BACK, type ReadingKind } from '@/lib/core/readings/reading'
import type { Ctx } from '@/lib/server/ctx'

export interface Reading {
  id: string
  /** Basis points (adoption) or items */
  value: bigint
  source: string
}

/** What counts of one automation and month; a kind that is missing was not read. */
export type MonthReadings = Partial<Record<ReadingKind, Reading>>

interface Span {
  automationIds?: readonly string[]
  /** First and last month, `YYYY-MM` */
  from?: string
  to?: string
}

export const readingKey = (automationId: string, month: string): string => `${automationId} ${month}`

/** The readings that count, by `readingKey`; for computing, so no permission is asked for. Of several rows the newest counts. */
export async function readingsFor(ctx: Ctx, { automationIds, from, to }: Span = {}): Promise<Map<string, MonthReadings>> {
  const rows = await ctx.db.valueReading.findMany({
    where: { ...(automationIds && { automationId: { in: [...automationIds] } }), ...((from || to) && { month: { ...(from && { gte: from }), ...(to && { lte: to }) } }) },
    select: { id: true, automationId: true, month: true, kind: true, value: true, source: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const months = new Map<string, MonthReadings>()
  for (const { automationId, month, kind, ...reading } of rows) {
    const known = readingKinds.find((name) => name === kind)
    if (!known) continue
    const key = readingKey(automationId, month)
    const counted = months.get(key) ?? {}
    if (reading.value === TAKEN_BACK) delete counted[known]
    else counted[known] = reading
    months.set(key, counted)
  }
  return months
}
