import type { Day } from '@/lib/core/calendar/local-day'
import type { Month } from '@/lib/core/calendar/month'

/** Counters of one engine process over the days of a segment. Attended time of all finished units, ms. */
export interface SourceCounters {
  id: number
  succeeded: number
  business: number
  system: number
  straight: number
  attendedMs: number
  timedUnits: number
  durationMs: number
  runsSucceeded: number
  runsFailed: number
}

export interface BaselineFacts {
  ordinal: number
  validFrom: Day
  /** Items a year, time of one item by hand in ms, errors per 10,000 items */
  annualVolume: number
  manualMs: number
  errorBp: number | null
}

export interface WageFacts {
  hourlyMinor: string
  currency: string
  /** How it was found: by the table of wages, how exactly, or in the frozen baseline */
  by: 'grade-department' | 'grade' | 'department' | 'all' | 'baseline'
  rateId: string | null
  validFrom: Day
}

export interface ExchangeFacts {
  from: string
  to: string
  rateE8: string
  inverse: boolean
  validFrom: Day | null
}

/** Days between which neither baseline nor wage nor exchange rate changes. */
export interface Segment {
  from: Day
  to: Day
  baseline: BaselineFacts | null
  wage: WageFacts | null
  /** From the currency of the wage to that of the books; null: no rate on the first day */
  exchange: ExchangeFacts[] | null
  sources: SourceCounters[]
}

/** An hour in which runs failed for system, timeout or infrastructure reasons and none succeeded. */
export interface DownHour {
  /** Epoch ms of the hour */
  at: number
  /** Local day and time at which it begins */
  day: Day
  time: string
  failed: number
  /** Successful units in the same hour one, two, three and four weeks before; null: that hour does not count */
  before: (number | null)[]
  /** Usual units less those that failed, whole units; null: nothing to compare with */
  missed: number | null
}

export interface LateFacts {
  /** Entered by a person, or days on which the oldest waiting item of a queue was older than the target */
  by: 'reading' | 'backlog'
  units: number
  /** Of a reading its id; of queues the target, minutes, and the days */
  readingId: string | null
  targetMinutes: number | null
  days: Day[]
}

export interface ReadingFacts {
  value: number
  readingId: string
}

export interface PlannedFacts {
  /** Promised by the approved business case, minor units; null: none for this month */
  promised: { caseId: string; number: number; ordinal: number; minor: string | null } | null
  /** Planned share of the yearly volume, basis points, and the first day on which it counts in this month; null: none on record */
  coverage: { coverageBp: number; from: Day } | null
}

/** Everything that the figures of one automation and month follow from. Stored as canonical JSON, never changed once signed. */
export interface MonthFacts {
  v: 1
  month: Month
  currency: string
  timeZone: string
  /** Why there is nothing to count, if so */
  counted: boolean
  segments: Segment[]
  downHours: DownHour[]
  late: LateFacts | null
  adoption: ReadingFacts | null
  scope: ReadingFacts | null
  planned: PlannedFacts
  parameters: { workingDays: number; hoursPerDay: number; discountRate: number }
  /** Ordinals of the versions by key */
  formulas: Record<LedgerFormula, number>
}

/** Formulas that a month is computed with. */
export const ledgerFormulas = ['realised-benefit', 'lost-failed', 'lost-late', 'lost-downtime'] as const
export type LedgerFormula = (typeof ledgerFormulas)[number]

export const failedOf = (source: Pick<SourceCounters, 'business' | 'system'>): number => source.business + source.system
export const finishedOf = (source: Pick<SourceCounters, 'succeeded' | 'business' | 'system'>): number => source.succeeded + failedOf(source)

/** What a segment adds up to. */
export interface SegmentSum {
  succeeded: number
  failed: number
  /** Attended time that falls on successful units, each engine process by its own average, ms */
  attendedMs: number
  straight: number
  timedUnits: number
  durationMs: number
  runsSucceeded: number
  runsFailed: number
}

export function sumOf(segment: Pick<Segment, 'sources'>): SegmentSum {
  const sum: SegmentSum = { succeeded: 0, failed: 0, attendedMs: 0, straight: 0, timedUnits: 0, durationMs: 0, runsSucceeded: 0, runsFailed: 0 }
  for (const source of segment.sources) {
    const finished = finishedOf(source)
    sum.succeeded += source.succeeded
    sum.failed += failedOf(source)
    if (finished > 0) sum.attendedMs += source.succeeded * (source.attendedMs / finished)
    sum.straight += source.straight
    sum.timedUnits += source.timedUnits
    sum.durationMs += source.durationMs
    sum.runsSucceeded += source.runsSucceeded
    sum.runsFailed += source.runsFailed
  }
  return sum
}

/** Units missed in the down hours of the segment. */
export const missedIn = (facts: Pick<MonthFacts, 'downHours'>, { from, to }: Pick<Segment, 'from' | 'to'>): number =>
  facts.downHours.reduce((sum, { day, missed }) => (day >= from && day <= to ? sum + (missed ?? 0) : sum), 0)
