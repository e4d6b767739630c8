import { canFor } from '@/lib/core/access'
import { readingKinds, TAKEN_BACK, type ReadingKind } from '@/lib/core/readings/reading'
import { query } from '@/lib/server/command'
import type { Month } from '@/lib/core/calendar/month'
import { automationOfReadings, presentMonth, readingRow } from './record'
import { ReadingsRef } from './schema'

export interface ReadingLine {
  id: string
  month: Month
  kind: ReadingKind
  /** Basis points or items; null: taken back */
  value: number | null
  source: string
  by: string | null
  at: Date
  /** Not replaced by a newer row */
  counts: boolean
}

/** Rows of one automation that a page can show. */
const SHOWN_ROWS = 500

/** What was read off for an automation, the newest month first, with everything that was replaced. */
export const automationReadings = query({
  permission: 'value:read',
  input: ReadingsRef,
  async run(ctx, { automationId }) {
    const automation = await automationOfReadings(ctx, automationId, 'value:read')
    const [rows, month] = await Promise.all([
      ctx.db.valueReading.findMany({ where: { automationId }, select: readingRow, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: SHOWN_ROWS }),
      presentMonth(ctx),
    ])
    const seen = new Set<string>()
    const lines = rows.flatMap(({ kind, value, createdAt, enteredBy, ...row }): ReadingLine[] => {
      const known = readingKinds.find((name) => name === kind)
      if (!known) return []
      const key = `${row.month} ${kind}`
      const counts = !seen.has(key)
      seen.add(key)
      return [{ id: row.id, month: row.month, source: row.source, kind: known, value: value === TAKEN_BACK ? null : Number(value), by: enteredBy?.name ?? null, at: createdAt, counts }]
    })
    lines.sort((a, b) => (a.month === b.month ? 0 : a.month > b.month ? -1 : 1))
    return { lines, month, mayEnter: canFor(ctx.actor, 'value:enter', automation.process.department?.path ?? null) && automation.archivedAt === null }
  },
})
export type AutomationReadings = Awaited<ReturnType<typeof automationReadings>>
