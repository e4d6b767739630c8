import { can } from '@/lib/core/access'
import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { agendaLimits, type Agenda, type AgendaAutomation } from '@/lib/core/programme/agenda'
import { agendaWindow } from '@/lib/core/programme/meetings'
import { readinessSummaries } from '@/lib/features/gates/queries'
import { breachedIndicators } from '@/lib/features/risks/indicator-queries'
import { runsOverview, type Overview, type OverviewGroup } from '@/lib/features/runs/overview'
import { benefitReview } from '@/lib/features/value/review-list'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { earlierActions, overdueActions } from './agenda-actions'
import { comingChanges } from './coming-changes'
import type { MeetingView } from './record'
import { topExceptions } from './top-exceptions'

const totalIds = ['successRate', 'systemErrorRate', 'aht', 'backlogSize'] as const

/** What the registers and the roll-ups say today, for this meeting. Reads runs themselves only for the words of the top exceptions. */
export async function readAgenda(ctx: Ctx, { id, series }: MeetingView): Promise<Agenda> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const window = agendaWindow(series.cadence, today)
  const [board, gates] = await Promise.all([runsOverview(ctx, { ...window.period, group: 'automation' }), readinessSummaries(ctx, {})])
  const [exceptions, overdue, earlier, changes, indicators, benefits] = await Promise.all([
    topExceptions(ctx, board.groups, window.period),
    overdueActions(ctx, today),
    earlierActions(ctx, { id, seriesId: series.id }, today),
    comingChanges(ctx, window.ahead, today, gates),
    can(ctx.actor, 'risk:read') ? indicatorsOf(ctx) : undefined,
    series.kind === 'steering' && can(ctx.actor, 'value:read') ? benefitsOf(ctx) : undefined,
  ])
  const automations = board.groups.filter(isConcerned).map(automationOf)
  const figures = new Map(board.totals.map((figure) => [figure.id, figure]))
  return {
    format: 1,
    composedAt: ctx.now.toISOString(),
    composedBy: ctx.actor.name,
    timeZone,
    ...window,
    totals: totalIds.flatMap((metric) => figures.get(metric) ?? []),
    automations: automations.slice(0, agendaLimits.automations),
    moreAutomations: Math.max(0, automations.length - agendaLimits.automations),
    backlog: backlogOf(board, window.period.from),
    exceptions,
    incidents: null,
    overdue,
    earlier,
    changes,
    gates: gates
      .filter(({ phase, of }) => phase.status === 'active' && of > 0)
      .map(({ phase, met, of, mandatoryMissing, decisionDue }) => ({ phase: { id: phase.id, name: phase.name, nameZh: phase.nameZh }, met, of, mandatoryMissing: mandatoryMissing.length, decisionDue })),
    ...(indicators && { indicators }),
    ...(benefits && { benefits }),
  }
}

async function indicatorsOf(ctx: Ctx): Promise<NonNullable<Agenda['indicators']>> {
  const { watched, count, rows } = await breachedIndicators(ctx, { limit: agendaLimits.indicators })
  return { watched, rows: rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() })), more: count - rows.length }
}

/** The benefit review as it stands, the heaviest findings first. */
async function benefitsOf(ctx: Ctx): Promise<NonNullable<Agenda['benefits']>> {
  const { currency, since, rows } = await benefitReview(ctx, {})
  const minor = (value: bigint | null) => (value === null ? null : String(value))
  return {
    currency, since,
    rows: rows.slice(0, agendaLimits.benefits).map(({ automation: { id, name, nameZh }, recent, findings }) => ({ id, name, nameZh, realisedMinor: minor(recent.realised), plannedMinor: minor(recent.planned), reasons: findings.map(({ reason }) => reason) })),
    more: Math.max(0, rows.length - agendaLimits.benefits),
  }
}

const isConcerned = ({ key, counted, figures }: OverviewGroup): boolean => key !== null && (counted.runs > 0 || figures.systemErrorRate.previous !== null || figures.aht.previous !== null)

const automationOf = ({ key, name, nameZh, figures, counted }: OverviewGroup): AgendaAutomation => ({
  id: key!,
  name: name ?? key!,
  nameZh,
  success: figures.successRate,
  error: figures.systemErrorRate,
  aht: figures.aht,
  units: counted.succeeded + counted.systemFailures + counted.businessExceptions,
})

/** `before`: mean of the first day of the period, so that both stand a whole period apart. */
function backlogOf({ backlog }: Overview, from: Day): Agenda['backlog'] {
  const first = backlog.trend.find(({ day }) => day === from)
  return {
    waiting: backlog.waiting,
    before: first ? Math.round(first.waiting) : null,
    oldestAgeMs: backlog.oldestAgeMs,
    queues: backlog.queues.slice(0, agendaLimits.queues).map(({ name, engineName, waiting, oldestAgeMs, at }) => ({ name, engine: engineName, waiting, oldestAgeMs, at })),
  }
}
