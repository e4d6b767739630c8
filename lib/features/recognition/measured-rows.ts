import { z } from 'zod'

/** What a row about measured benefit follows from; times in ms. */
export const MeasuredFacts = z.object({
  of: z.literal('benefit'),
  month: z.string(),
  shareMs: z.number(),
  requestMs: z.number(),
  beforeMs: z.number(),
  rate: z.number(),
  correction: z.boolean(),
})
export type MeasuredFacts = z.output<typeof MeasuredFacts>

/** Null for rows about anything else. */
export function measuredFacts(json: string): MeasuredFacts | null {
  const parsed = MeasuredFacts.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}

interface Row {
  requestId: string | null
  personId: string
  facts: string
}

/** Time that the rows stand for, oldest first: of every person, request and month what was measured last. */
export function measuredMs(rows: readonly Row[]): number {
  return sum([...newestOf(rows)].map(([, { shareMs }]) => shareMs))
}

/** Time of whole requests, each month once however many people share it. */
export function requestMs(rows: readonly Row[]): Map<string, { ms: number; months: number }> {
  const months = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const facts = measuredFacts(row.facts)
    if (!facts || !row.requestId) continue
    const own = months.get(row.requestId) ?? new Map<string, number>()
    own.set(facts.month, facts.requestMs)
    months.set(row.requestId, own)
  }
  return new Map([...months].map(([id, own]) => [id, { ms: sum([...own.values()]), months: own.size }]))
}

function newestOf(rows: readonly Row[]): Map<string, MeasuredFacts> {
  const newest = new Map<string, MeasuredFacts>()
  for (const row of rows) {
    const facts = measuredFacts(row.facts)
    if (facts) newest.set(`${row.personId} ${row.requestId} ${facts.month}`, facts)
  }
  return newest
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
