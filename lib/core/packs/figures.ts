import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { Readiness } from '@/lib/core/gates/readiness'
import type { HealthState } from '@/lib/core/programme/health'
import type { PhaseStatus } from '@/lib/core/programme/phases'
import type { AcceptanceState } from '@/lib/core/risks/acceptance'
import type { Band } from '@/lib/core/risks/matrix'
import type { Standing } from '@/lib/core/runs/compare'
import type { Figure } from '@/lib/core/runs/figure'
import type { Month } from '@/lib/core/calendar/month'

interface Named {
  name: string
  nameZh: string | null
}

/** A figure of one automation: what a table needs of it. */
export interface BriefFigure {
  value: number | null
  previous: number | null
  target: number | null
  sample: number | null
  standing: Standing
}

export interface PackPhase extends Named {
  id: string
  status: PhaseStatus
  plannedStart: Day | null
  plannedEnd: Day | null
  health: { state: HealthState; reasons: Reason[] }
  gate: { met: number; of: number; mandatoryMissing: number; decisionDue: Day | null } | null
  automations: { count: number; live: number; late: number }
  /** Minor units as decimal text */
  budget: { currency: string; budgetMinor: string | null; spentMinor: string; spentBp: number | null }
}

/** Every figure of a steering pack as plain JSON: what is hashed and kept, and all that its documents are made from. */
export interface PackFigures {
  format: 1
  /** Null in a picture of the moment that is not kept */
  month: Month | null
  ordinal: number | null
  /** The day on which the pack was due, when it was made after that */
  lateSince: Day | null
  /** Instant (ISO) and local day of the figures */
  madeAt: string
  today: Day
  timeZone: string
  organisation: string
  currency: string
  programme: Named
  phases: PackPhase[]
  active: (Named & { id: string; readiness: Readiness | null }) | null
  runs: {
    period: { from: Day; to: Day }
    previous: { from: Day; to: Day }
    /** Phase that the totals are about; null: the whole programme */
    focus: string | null
    totals: Figure[]
    trend: { from: Day; values: Record<'successRate' | 'ahtReduction' | 'hoursReturned' | 'throughput', number | null> }[]
    /** Instant (ISO) to which the stalest engine was read */
    freshAt: string | null
    /** Judged automations, and how many of them miss their target */
    automations: number
    missing: number
    rows: (Named & { code: string; phaseId: string | null; figures: Record<'successRate' | 'ahtReduction' | 'hoursReturned' | 'throughput', BriefFigure> })[]
  } | null
  /** Benefit of the year, money as decimal text of minor units; packs made before the ledger have none */
  value?: {
    currency: string
    year: number
    realised: string | null
    signed: string
    lost: string | null
    returnedMs: number
    full: { realised: string | null; planned: string | null }
    expected: { minor: string; low: string; high: string } | null
    months: { month: Month; realised: string | null; planned: string | null }[]
  } | null
  /** The register of risks, the largest after controls first; null before a risk was opened, packs made before the register have none */
  risks?: {
    open: number
    overdue: number
    breached: number
    counts: Record<Band, number>
    rows: { code: string; title: string; titleZh: string | null; band: Band; score: number; inherent: number; previous: number | null; owner: string | null; acceptance: AcceptanceState; proposed: boolean; overdue: boolean }[]
  } | null
  actions: { open: number; overdue: number; rows: { text: string; owner: string | null; dueOn: Day; overdue: boolean }[] }
  milestones: (Named & { phase: Named; plannedOn: Day })[]
}
