import type { Day } from '@/lib/core/calendar/local-day'
import type { WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { Reason } from '@/lib/core/errors'
import type { Facts } from '@/lib/core/runs/facts'
import type { Readings } from '@/lib/core/runs/metrics'
import type { Part } from './reading'
import type { SourceId } from './sources'

/** Runs of one group over one window, and how fresh the engines behind it are. */
export interface GroupRuns {
  facts: Facts
  readings: Readings
  /** Engine processes that count; 0: nothing is linked */
  linked: number
  engines: EngineAge[]
}

/** Until when an engine is known, epoch ms; null when it was never read. Engines that push send nothing on quiet days. */
export interface EngineAge {
  freshAt: number | null
  pushes: boolean
}

/** An automation of the phase as criteria see it. */
export interface GateAutomation {
  id: string
  name: string
  nameZh: string | null
  /** In service: live or watched */
  live: boolean
  /** Went live since the phase began */
  isNew: boolean
  /** Day on which it is meant to go live; null when not planned */
  plannedLiveOn: Day | null
  /** Targets of its own, else the programme's, basis points */
  targets: { successBp: number; ahtReductionBp: number }
}

/** What a register said. Value in the unit of the source; null: there is nothing to compute from. */
export interface SourceReading {
  value: number | null
  /** Records behind it; null for registers without a sample */
  sample: number | null
  variables: Record<string, number | null>
  parts: Part[]
  /** What keeps it from being met, or what is missing to say anything: `gates.facts.<key>` */
  facts: Reason[]
  /** Local days, both included, for sources with a window */
  from: Day | null
  href: string | null
  /** For counts over a whole: what is missing, each with the day on which it is planned */
  plan?: { whole: number; have: number; days: (Day | null)[] }
}

/** The last word on one role of one signed criterion. */
export interface Signature {
  criterionId: string
  role: string
  kind: 'signed' | 'withdrawn'
  /** Epoch ms */
  signedAt: number
  validUntil: number | null
  byName: string
  hasEvidence: boolean
}

/** Daily sums of one group, oldest first, for forecasts. */
export interface DayCounts {
  day: Day
  facts: Facts
}

/** Everything that the criteria of one phase are judged on: plain data, loaded in one round. */
export interface GateFacts {
  phase: { id: string; key: string; start: Day | null }
  today: Day
  calendar: WorkingCalendar
  timeZone: string
  /** Older than this, figures are stale; days off do not count */
  staleMs: number
  automations: GateAutomation[]
  /** By `runsKey` */
  runs: ReadonlyMap<string, GroupRuns>
  /** By `sourceKey`; what is not there has no source in this installation */
  sources: ReadonlyMap<string, SourceReading>
  signatures: readonly Signature[]
  /** By group (`phase`, `programme` or the id of an automation); null when forecasts were not asked for */
  days: ReadonlyMap<string, DayCounts[]> | null
}

/** Group is `phase`, `programme` or the id of an automation. */
export const runsKey = (group: string, windowDays: number): string => `${group}|${windowDays}`
export const sourceKey = (source: SourceId, windowDays: number | null): string => `${source}|${windowDays ?? 'phase'}`
