import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { lengthOf } from '@/lib/core/calendar/period'
import { baselineOn, type Baseline } from '@/lib/core/runs/baseline'
import type { Stage } from './stages'
import { liveStages } from './stages'

/** Days that coverage looks back at most, and at least: less says nothing about a year's volume. */
export const COVERAGE_DAYS = 90
export const COVERAGE_LEAST_DAYS = 28

export interface VolumeBaseline extends Baseline {
  annualVolume: number
}

/** Why there is no figure. */
export type CoverageGap = 'notLive' | 'notLinked' | 'noBaseline' | 'tooShort'

export interface Coverage {
  /** Basis points, cut; null with the reason in `gap`. May pass 10,000: more items came than the baseline told of. */
  bp: number | null
  gap: CoverageGap | null
  /** Both included; null before it went live */
  from: Day | null
  to: Day
  days: number
  /** Items that runs brought to a good end in the window */
  items: number
  /** What the baseline's yearly volume lets expect for the same days, rounded */
  expected: number
  annualVolume: number | null
}

interface CoverageFacts {
  stage: Stage
  liveOn: Day | null
  linked: number
  today: Day
  baselines: readonly VolumeBaseline[]
}

/** The days looked at: from going live, at most 90 back, to yesterday; null before there is a full one. */
export function coverageWindow({ stage, liveOn, today }: Pick<CoverageFacts, 'stage' | 'liveOn' | 'today'>): { from: Day; to: Day } | null {
  if (!liveStages.includes(stage) || liveOn === null) return null
  const to = addDays(today, -1)
  const earliest = addDays(today, -COVERAGE_DAYS)
  const from = liveOn > earliest ? liveOn : earliest
  return from <= to ? { from, to } : null
}

/**
 * Share of the work that the automation takes: items that runs brought to a good end ÷ (yearly volume ÷ 365 × days), each day
 * with the baseline that was valid on it.
 */
export function measuredCoverage(facts: CoverageFacts, items: number): Coverage {
  const window = coverageWindow(facts)
  const last = addDays(facts.today, -1)
  const none = (gap: CoverageGap): Coverage => ({ bp: null, gap, from: window?.from ?? null, to: last, days: window ? lengthOf(window) : 0, items, expected: 0, annualVolume: null })
  if (!window) return none(liveStages.includes(facts.stage) && facts.liveOn !== null ? 'tooShort' : 'notLive')
  if (!facts.linked) return none('notLinked')
  const volumes: number[] = []
  for (let day = window.from; day <= window.to; day = addDays(day, 1)) {
    const valid = baselineOn(facts.baselines, day)
    if (!valid) return none('noBaseline')
    volumes.push(valid.annualVolume)
  }
  const expected = volumes.reduce((sum, volume) => sum + volume, 0) / 365
  const base = { ...none('tooShort'), expected: Math.round(expected), annualVolume: volumes.at(-1) ?? null }
  if (volumes.length < COVERAGE_LEAST_DAYS || expected < 1) return base
  return { ...base, gap: null, bp: Math.floor((items * 10_000) / expected) }
}
