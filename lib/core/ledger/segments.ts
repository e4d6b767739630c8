import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { RateBook } from '@/lib/core/rates/book'
import { baselineOn, type Baseline } from '@/lib/core/runs/baseline'
import type { ExchangeFacts, Segment, WageFacts } from './facts'
import { firstDay, lastDay, type Month } from '@/lib/core/calendar/month'

export interface LedgerBaseline extends Baseline {
  annualVolume: number
  errorBp: number | null
  hourlyWageMinor: bigint | null
  currency: string | null
}

export interface WageSubject {
  gradeId: string | null
  departmentPath: string | null
  /** In the order of `orderBaselines` */
  baselines: readonly LedgerBaseline[]
}

type Rates = Pick<RateBook, 'wage' | 'convert' | 'wageChanges' | 'exchangeChanges'>

/**
 * Cuts a month where the baseline, the wage or the exchange rate changes; no counters in it yet. The wage is that of the most specific
 * row valid on the first day of a segment, else the one that was frozen with the baseline, else none.
 */
export function cutMonth(month: Month, home: string, subject: WageSubject, rates: Rates): Segment[] {
  const [first, last] = [firstDay(month), lastDay(month)]
  const baselineDays = subject.baselines.map(({ validFrom }) => validFrom).filter((day) => day > first && day <= last)
  const coarse = distinct([first, ...baselineDays, ...rates.wageChanges(subject, first, last)])
  const currencies = new Set(coarse.flatMap((day) => wageOn(subject, rates, day)?.currency ?? []))
  const days = distinct([...coarse, ...[...currencies].flatMap((currency) => rates.exchangeChanges(currency, home, first, last))])
  return merged(days.map((from, i) => segmentFrom(from, i + 1 < days.length ? addDays(days[i + 1]!, -1) : last, home, subject, rates)))
}

function segmentFrom(from: Day, to: Day, home: string, subject: WageSubject, rates: Rates): Segment {
  const baseline = baselineOn(subject.baselines, from)
  const wage = wageOn(subject, rates, from)
  return {
    from,
    to,
    baseline: baseline && { ordinal: baseline.ordinal, validFrom: baseline.validFrom, annualVolume: baseline.annualVolume, manualMs: baseline.manualMs, errorBp: baseline.errorBp },
    wage,
    exchange: wage && exchangeOn(rates, wage.currency, home, from),
    sources: [],
  }
}

function wageOn(subject: WageSubject, rates: Rates, day: Day): WageFacts | null {
  const found = rates.wage({ gradeId: subject.gradeId, departmentPath: subject.departmentPath, day })
  if (found) return { hourlyMinor: String(found.hourlyMinor), currency: found.currency, by: found.by, rateId: found.rateId, validFrom: found.validFrom }
  const baseline = baselineOn(subject.baselines, day)
  if (!baseline || baseline.hourlyWageMinor === null || baseline.currency === null) return null
  return { hourlyMinor: String(baseline.hourlyWageMinor), currency: baseline.currency, by: 'baseline', rateId: null, validFrom: baseline.validFrom }
}

const exchangeOn = (rates: Rates, from: string, to: string, day: Day): ExchangeFacts[] | null =>
  rates.convert(0n, from, to, day)?.legs.map((leg) => ({ from: leg.from, to: leg.to, rateE8: String(leg.rateE8), inverse: leg.inverse, validFrom: leg.validFrom })) ?? null

/** A row may be entered again with the same figures: that is no change. */
function merged(segments: Segment[]): Segment[] {
  const kept: Segment[] = []
  for (const segment of segments) {
    const before = kept.at(-1)
    if (before && sameConditions(before, segment)) before.to = segment.to
    else kept.push(segment)
  }
  return kept
}

const conditions = ({ baseline, wage, exchange }: Segment) =>
  JSON.stringify([
    baseline && [baseline.ordinal],
    wage && [wage.hourlyMinor, wage.currency, wage.by],
    exchange?.map(({ from, to, rateE8, inverse }) => [from, to, rateE8, inverse]) ?? null,
  ])
const sameConditions = (a: Segment, b: Segment): boolean => conditions(a) === conditions(b)

const distinct = (days: readonly Day[]): Day[] => [...new Set(days)].sort()
