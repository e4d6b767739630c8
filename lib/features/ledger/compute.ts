import { createHash } from 'node:crypto'
import type { LateFacts, MonthFacts, PlannedFacts } from '@/lib/core/ledger/facts'
import type { Figures } from '@/lib/core/ledger/amounts'
import { monthResult } from '@/lib/core/ledger/figures'
import { firstDay, lastDay, type Month } from '@/lib/core/calendar/month'
import { cutMonth } from '@/lib/core/ledger/segments'
import type { RateBook } from '@/lib/core/rates/book'
import type { Settings } from '@/lib/core/settings'
import { approvedPlan, type PlannedMonth } from '@/lib/features/cases/planned'
import { readRateBook } from '@/lib/features/rates/read-book'
import { readingKey, readingsFor } from '@/lib/features/readings/read-readings'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { formulasInForce, type FormulasInForce } from './formulas'
import { fillSegments, readDownHours, readLate } from './read-evidence'
import type { Subject } from './subjects'

/** What all months are computed with; read once for many. */
export interface Conditions {
  book: RateBook
  formulas: FormulasInForce
  settings: Settings
}

export async function readConditions(ctx: Ctx): Promise<Conditions> {
  const [book, formulas, settings] = await Promise.all([readRateBook(ctx), formulasInForce(ctx), readSettings(ctx.db)])
  return { book, formulas, settings }
}

export interface ComputedMonth {
  automationId: string
  month: Month
  facts: MonthFacts
  figures: Figures
  digest: string
}

/** SHA-256 of canonical JSON. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
export const digestOfMonth = (month: Omit<ComputedMonth, 'digest'>): string => digestOf({ automationId: month.automationId, month: month.month, facts: month.facts, figures: month.figures })

/** One month of some automations from the roll-ups: a fixed number of queries whatever the number of automations or runs. */
export async function computeMonths(ctx: Ctx, { book, formulas, settings }: Conditions, month: Month, subjects: readonly Subject[], keptLate: ReadonlyMap<string, LateFacts | null>): Promise<ComputedMonth[]> {
  const { currency, timeZone } = settings.organisation
  const segments = new Map(subjects.map((subject) => [subject.id, cutMonth(month, currency, subject, book)]))
  const ids = subjects.map(({ id }) => id)
  const given = { month, subjects, segments, timeZone, calendar: settings.calendar }
  await fillSegments(ctx, given)
  const down = await readDownHours(ctx, given)
  const late = await readLate(ctx, { ...given, subjects: subjects.filter(({ id }) => !keptLate.has(id)) }, settings.targets.backlogAgeMinutes)
  const readings = await readingsFor(ctx, { automationIds: ids, from: month, to: month })
  const plans = await approvedPlan(ctx, ids, [month])
  const parameter = (kind: 'working-days' | 'hours-per-day' | 'discount-rate') => Number(book.parameter(kind, firstDay(month)).valueE6) / 1_000_000
  return subjects.map((subject) => {
    const read = readings.get(readingKey(subject.id, month)) ?? {}
    const typed = (kind: 'adoption' | 'scope-items') => (read[kind] ? { value: Number(read[kind].value), readingId: read[kind].id } : null)
    const facts: MonthFacts = {
      v: 1,
      month,
      currency,
      timeZone,
      counted: subject.sourceIds.length > 0 || !inService(subject, month),
      segments: segments.get(subject.id)!,
      downHours: down.get(subject.id) ?? [],
      late: read['late-items']
        ? { by: 'reading', units: Number(read['late-items'].value), readingId: read['late-items'].id, targetMinutes: null, days: [] }
        : ((keptLate.has(subject.id) ? keptLate.get(subject.id) : late.get(subject.id)) ?? null),
      adoption: typed('adoption'),
      scope: typed('scope-items'),
      planned: plannedFacts(subject, month, plans.get(subject.id)?.get(month)),
      parameters: { workingDays: parameter('working-days'), hoursPerDay: parameter('hours-per-day'), discountRate: parameter('discount-rate') * 100 },
      formulas: formulas.versions,
    }
    const { figures } = monthResult(facts, formulas.compiled)
    return { automationId: subject.id, month, facts, figures, digest: digestOfMonth({ automationId: subject.id, month, facts, figures }) }
  })
}

const inService = ({ liveFrom, liveUntil }: Subject, month: Month): boolean => liveFrom !== null && liveFrom <= lastDay(month) && (liveUntil === null || liveUntil >= firstDay(month))

function plannedFacts({ plannedCoverageBp, plannedFrom, liveUntil }: Subject, month: Month, promised: PlannedMonth | undefined): PlannedFacts {
  const counts = plannedCoverageBp !== null && plannedFrom !== null && plannedFrom <= lastDay(month) && (liveUntil === null || liveUntil >= firstDay(month))
  return {
    promised: promised ? { caseId: promised.caseId, number: promised.number, ordinal: promised.ordinal, minor: promised.countedMinor === null ? null : String(promised.countedMinor) } : null,
    coverage: counts ? { coverageBp: plannedCoverageBp, from: plannedFrom < firstDay(month) ? firstDay(month) : plannedFrom } : null,
  }
}
