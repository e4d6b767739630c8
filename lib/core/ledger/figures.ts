import { daysBetween } from '@/lib/core/calendar/local-day'
import { daysInMonth } from '@/lib/core/calendar/month'
import { roundedMinor } from '@/lib/core/finance/round'
import type { Compiled } from '@/lib/core/formula/compile'
import { evaluateFormula, type RunReason } from '@/lib/core/formula/evaluate'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { Figures, Gap } from './amounts'
import { downTime } from './downtime'
import { missedIn, sumOf, type LedgerFormula, type MonthFacts, type Segment } from './facts'
import { knownIn, valuesFor, wageOf } from './values'

/** A part of a month before rounding, major units; null: no amount, `gap` says why. */
export interface Part {
  amount: number | null
  gap: Gap | null
  reasons?: RunReason[]
}

export interface SegmentFigures {
  realised: Part
  lostFailed: Part
  lostDowntime: Part
  /** Planned by coverage */
  planned: Part
  returnedMs: number
  lostMs: number
  plannedMs: number | null
}

export interface MonthResult {
  figures: Figures
  segments: SegmentFigures[]
  lostLate: Part
  /** The three losses, rounded; together they are `lostMinor` */
  lostMinor: Record<Exclude<LedgerFormula, 'realised-benefit'>, bigint | null>
}

export type LedgerFormulas = Readonly<Record<LedgerFormula, Compiled>>
/** What databases have room for: a scope that was typed far too small says so, and stops nothing. */
const MOST_BP = 2_147_483_647
const NOTHING: Part = { amount: 0, gap: null }
const missing = (gap: Gap, reasons?: RunReason[]): Part => ({ amount: null, gap, ...(reasons && { reasons }) })

/** Half away from zero. @throws RangeError for what is no number */
const rounded = (value: number): bigint => roundedMinor(value, 0)
const inMinor = (amount: number, currency: string): bigint => roundedMinor(amount, decimalsOf(currency))

/**
 * The figures of a month from its facts and nothing else: realised and lost by the given formulas, segment by segment, summed in major
 * units and rounded once an amount. Hours returned: successful units × (time by hand − attended time of a finished unit), as boards say.
 */
export function monthResult(facts: MonthFacts, formulas: LedgerFormulas): MonthResult {
  const segments = facts.segments.map((segment) => segmentFigures(facts, segment, formulas))
  const sums = facts.segments.map(sumOf)
  const realised = total(segments.map(({ realised: part }) => part))
  const lost = {
    'lost-failed': total(segments.map(({ lostFailed }) => lostFailed)),
    'lost-late': lostLate(facts, formulas),
    'lost-downtime': total(segments.map(({ lostDowntime }) => lostDowntime)),
  }
  const minor = (part: Part) => (part.amount === null ? null : inMinor(part.amount, facts.currency))
  const lostMinor = { 'lost-failed': minor(lost['lost-failed']), 'lost-late': minor(lost['lost-late']), 'lost-downtime': minor(lost['lost-downtime']) }
  const parts = Object.values(lost)
  // As within one part: what lacks a baseline is left out and said, as long as anything else is known.
  const lostKnown = parts.every(({ amount }) => amount !== null) || (parts.every(({ amount, gap }) => amount !== null || gap === 'noBaseline') && parts.some(({ amount }) => amount !== null && amount !== 0))
  const lostGap = parts.find(({ gap }) => gap)?.gap ?? null
  const counted = facts.counted || segments.some(({ realised: part }) => part.amount !== 0)
  const finished = sums.reduce((all, { succeeded, failed }) => all + succeeded + failed, 0)
  const missed = facts.downHours.reduce((all, hour) => all + (hour.missed ?? 0), 0)
  return {
    segments,
    lostLate: lost['lost-late'],
    lostMinor,
    figures: {
      ...planned(facts, segments),
      realisedMinor: counted ? minor(realised) : null,
      lostMinor: counted && lostKnown ? Object.values(lostMinor).reduce<bigint>((all, part) => all + (part ?? 0n), 0n) : null,
      returnedMs: rounded(segments.reduce((all, { returnedMs }) => all + returnedMs, 0)),
      lostMs: rounded(segments.reduce((all, { lostMs }) => all + lostMs, 0)),
      units: BigInt(facts.segments.reduce((all, { baseline }, i) => all + (baseline ? sums[i]!.succeeded : 0), 0)),
      failedUnits: BigInt(sums.reduce((all, { failed }) => all + failed, 0)),
      lateUnits: facts.late ? BigInt(facts.late.units) : null,
      missedUnits: BigInt(missed),
      downMs: BigInt(downTime(facts.downHours)),
      coverageBp: facts.scope && facts.scope.value > 0 ? Math.min(MOST_BP, Math.round((finished * 10_000) / facts.scope.value)) : null,
      adoptionBp: facts.adoption?.value ?? null,
      gap: counted ? (realised.gap ?? (lostGap === 'noBaseline' && lostKnown ? 'partBaseline' : lostGap)) : 'noSource',
    },
  }
}

function segmentFigures(facts: MonthFacts, segment: Segment, formulas: LedgerFormulas): SegmentFigures {
  const sum = sumOf(segment)
  const missed = missedIn(facts, segment)
  const manualMs = segment.baseline?.manualMs ?? null
  const known = knownIn(facts, segment)
  const amount = (key: LedgerFormula, work: boolean): Part => {
    if (!work) return NOTHING
    const result = evaluateFormula(formulas[key], valuesFor(formulas[key], known))
    if (result.ok) return { amount: result.value, gap: null }
    if (!segment.baseline) return missing('noBaseline')
    if (!segment.wage) return missing('noWage')
    return segment.exchange ? missing('formula', result.reasons) : missing('noExchangeRate')
  }
  const share = plannedShare(facts, segment)
  const plannedMs = share === null || manualMs === null ? null : share * segment.baseline!.annualVolume * manualMs
  const wage = wageOf(segment)
  return {
    realised: amount('realised-benefit', sum.succeeded > 0),
    lostFailed: amount('lost-failed', sum.failed > 0),
    lostDowntime: amount('lost-downtime', missed > 0),
    planned: plannedMs === null ? missing('noBaseline') : plannedMs === 0 ? NOTHING : wage === null ? missing(segment.wage ? 'noExchangeRate' : 'noWage') : { amount: (plannedMs / 3_600_000) * wage, gap: null },
    plannedMs,
    returnedMs: manualMs === null ? 0 : sum.succeeded * manualMs - sum.attendedMs,
    lostMs: manualMs === null ? 0 : (sum.failed + missed) * manualMs,
  }
}

function lostLate(facts: MonthFacts, formulas: LedgerFormulas): Part {
  if (!facts.late || facts.late.units === 0) return NOTHING
  const formula = formulas['lost-late']
  const result = evaluateFormula(formula, valuesFor(formula, knownIn(facts, facts.segments.at(-1) ?? null)))
  return result.ok ? { amount: result.value, gap: null } : missing('formula', result.reasons)
}

/** Sum of the parts; units without a baseline are left out and said, an amount that cannot be told leaves no sum. */
function total(parts: readonly Part[]): Part {
  const broken = parts.find(({ gap }) => gap !== null && gap !== 'noBaseline')
  if (broken) return broken
  const without = parts.some(({ gap }) => gap === 'noBaseline')
  const known = parts.filter(({ amount }) => amount !== null)
  const working = known.some(({ amount }) => amount !== 0)
  if (without && !working) return missing('noBaseline')
  return { amount: known.reduce((sum, { amount }) => sum + amount!, 0), gap: without ? 'partBaseline' : null }
}

/** Share of a year's volume that is planned for the days of the segment. */
function plannedShare(facts: MonthFacts, { from, to }: Segment): number | null {
  const { coverage } = facts.planned
  if (!coverage) return null
  const first = from < coverage.from ? coverage.from : from
  const days = Math.max(0, daysBetween(first, to) + 1)
  return (coverage.coverageBp / 10_000 / 12) * (days / daysInMonth(facts.month))
}

function planned(facts: MonthFacts, segments: readonly SegmentFigures[]): Pick<Figures, 'plannedMinor' | 'plannedMs'> {
  const hours = facts.planned.coverage && segments.every(({ plannedMs }) => plannedMs !== null) ? rounded(segments.reduce((all, { plannedMs }) => all + plannedMs!, 0)) : null
  const { promised } = facts.planned
  if (promised) return { plannedMinor: promised.minor === null ? null : BigInt(promised.minor), plannedMs: hours }
  const sum = segments.every(({ planned: part }) => part.amount !== null) ? segments.reduce((all, { planned: part }) => all + part.amount!, 0) : null
  return { plannedMinor: facts.planned.coverage && sum !== null ? inMinor(sum, facts.currency) : null, plannedMs: hours }
}

