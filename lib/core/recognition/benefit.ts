import { HOUR_MS, type Day } from '@/lib/core/calendar/local-day'
import { monthOf, nextMonth, type Month } from '@/lib/core/calendar/month'
import type { NewRow } from './entries'
import type { RecognitionRules } from './rules'

/** Months from the one of going live that have ended before `today`, at most `benefitMonths`. */
export function creditedMonths(liveOn: Day, today: Day, benefitMonths: number): Month[] {
  const months: Month[] = []
  for (let month = monthOf(liveOn); month < monthOf(today) && months.length < benefitMonths; month = nextMonth(month)) months.push(month)
  return months
}

export interface Share {
  personId: string
  /** Items a year */
  volume: number
}

/**
 * Time that a request gave back in a month, split by volume, ms. Nobody loses when a month took more time than it gave. Without
 * any volume on record it all goes to the first, who handed the request in.
 */
export function splitByVolume(returnedMs: number, shares: readonly Share[]): Map<string, number> {
  const total = shares.reduce((sum, { volume }) => sum + Math.max(0, volume), 0)
  const split = new Map<string, number>()
  shares.forEach(({ personId, volume }, i) => {
    const part = total > 0 ? Math.max(0, volume) / total : i === 0 ? 1 : 0
    split.set(personId, (split.get(personId) ?? 0) + Math.max(0, returnedMs) * part)
  })
  return split
}

/** Whole points of a month's time, rounded down; `rate` is points an hour. */
export const pointsForTime = (rate: number, ms: number): number => Math.floor((Math.max(0, ms) / HOUR_MS) * rate + 1e-9)

/** A row of the ledger about measured benefit. */
export interface BenefitRow {
  id: string
  personId: string
  points: number
  month: Month
  /** The person's part of the month as it was measured then */
  shareMs: number
  /** Points an hour of the rules that the month was first credited by */
  rate: number
}

/**
 * What has to be added so that the ledger of one request and month stands at `earned`: a row a person whose part changed. A later
 * measurement that is lower takes back the difference, at the rate of the first credit: new rules reach back to no month.
 */
export function benefitRows(rules: RecognitionRules, requestId: string, month: Month, ledger: readonly BenefitRow[], earned: ReadonlyMap<string, number>, requestMs: number): NewRow[] {
  const people = new Set([...earned.keys(), ...ledger.filter((row) => row.month === month).map(({ personId }) => personId)])
  return [...people].sort().flatMap((personId): NewRow[] => {
    const known = ledger.filter((row) => row.month === month && row.personId === personId)
    const before = known.reduce((sum, row) => sum + row.points, 0)
    const shareMs = Math.round(earned.get(personId) ?? 0)
    const rate = known[0]?.rate ?? rules.perVerifiedHour
    const points = pointsForTime(rate, shareMs) - before
    const newest = known.at(-1)
    // Less than a tenth of an hour is not worth a row when it changes no point.
    if (points === 0 && Math.abs((newest?.shareMs ?? 0) - shareMs) < HOUR_MS / 10) return []
    return [
      {
        personId,
        kind: points < 0 ? 'reversal' : 'benefit',
        points,
        sourceKey: `benefit:${requestId}:${personId}:${month}:${known.length + 1}`,
        reversesId: points < 0 ? (newest?.id ?? null) : null,
        facts: { of: 'benefit', month, shareMs, requestMs: Math.round(requestMs), beforeMs: newest?.shareMs ?? 0, rate, correction: known.length > 0, ...(points < 0 && { reason: 'corrected' }) },
      },
    ]
  })
}
