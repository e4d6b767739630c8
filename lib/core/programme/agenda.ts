import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { Period } from '@/lib/core/calendar/period'
import type { IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import type { ErrorKind } from '@/lib/core/runs/status'
import type { Figure } from '@/lib/core/runs/figure'

interface Named {
  id: string
  name: string
  nameZh: string | null
}

export interface AgendaAutomation extends Named {
  /** For the standing against the target */
  success: Figure
  error: Figure
  aht: Figure
  units: number
}

export interface AgendaException {
  automation: Named | null
  kind: ErrorKind
  /** Runs of the period that ended so */
  count: number
  /** What the newest of them said most often; null when they said nothing */
  example: { code: string | null; message: string | null; times: number; of: number } | null
}

export interface AgendaAction {
  id: string
  text: string
  owner: string | null
  dueOn: Day
  status: 'open' | 'done' | 'dropped'
  daysLate: number
}

/** Planned for the days ahead, or (`late`) for days past and not there yet. */
export interface AgendaChange {
  kind: 'go-live' | 'milestone' | 'phase-start' | 'phase-end' | 'gate'
  record: Named
  /** Phase that it belongs to, where it is not the phase itself */
  phase: Named | null
  on: Day
  late: boolean
  href: string
}

export interface AgendaGate {
  phase: Named
  met: number
  of: number
  mandatoryMissing: number
  decisionDue: Day | null
}

/** A benefit that is to be talked about, with the full months behind it; money as decimal text of minor units. */
export interface AgendaBenefit extends Named {
  realisedMinor: string | null
  plannedMinor: string | null
  reasons: Reason[]
}

/** A figure by which a risk is watched, over its threshold. Value and threshold in the unit of the metric. */
export interface AgendaIndicator {
  id: string
  risk: { number: number; code: string; title: string; titleZh: string | null }
  metric: IndicatorMetric
  value: number | null
  threshold: number
  /** Instant (ISO) of the first breached reading */
  since: string
  owner: string | null
}

/** What a meeting is held on, with every figure as it was when it was composed. Plain JSON; stored canonically. */
export interface Agenda {
  format: 1
  composedAt: string
  composedBy: string
  timeZone: string
  period: Period
  previous: Period
  ahead: Period
  totals: Figure[]
  /** Worst first, those with runs in either period */
  automations: AgendaAutomation[]
  /** Further ones that were left out, none of them worse than those shown */
  moreAutomations: number
  backlog: { waiting: number | null; before: number | null; oldestAgeMs: number | null; queues: { name: string; engine: string; waiting: number; oldestAgeMs: number | null; at: string }[] }
  exceptions: AgendaException[]
  /** Null: the portal keeps no register of incidents, so none can be told */
  incidents: null
  overdue: { count: number; rows: AgendaAction[] }
  /** Actions of the meeting held before, as they stand */
  earlier: { meetingId: string; plannedAt: string; rows: AgendaAction[] } | null
  changes: AgendaChange[]
  gates: AgendaGate[]
  /** Breached indicators of risks and how many are watched; agendas composed before there were any have none */
  indicators?: { watched: number; rows: AgendaIndicator[]; more: number }
  /** Of a steering meeting; agendas composed before benefits were reviewed have none */
  benefits?: { currency: string; since: string; rows: AgendaBenefit[]; more: number }
}

/** Longest lists of an agenda: a meeting speaks of a few things. */
export const agendaLimits = { automations: 100, exceptions: 5, overdue: 25, queues: 5, changes: 40, benefits: 10, indicators: 10 } as const

/** Lines of minutes as they are drawn: "# " makes a heading, "- " an entry of a list, a blank line a new paragraph. */
export type MinutesPart = { kind: 'heading'; text: string } | { kind: 'list'; items: string[] } | { kind: 'paragraph'; text: string }

export function minutesParts(text: string): MinutesPart[] {
  const parts: MinutesPart[] = []
  let open: MinutesPart | null = null
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const heading = /^#{1,4}\s+(.+)$/.exec(line)?.[1]
    const item = /^[-*•·]\s*(?=\S)(.+)$/.exec(line)?.[1]
    if (heading) parts.push({ kind: 'heading', text: heading })
    if (!line || heading) open = null
    else if (item && open?.kind === 'list') open.items.push(item)
    else if (item) parts.push((open = { kind: 'list', items: [item] }))
    else if (open?.kind === 'paragraph') open.text += `\n${line}`
    else parts.push((open = { kind: 'paragraph', text: line }))
  }
  return parts
}
