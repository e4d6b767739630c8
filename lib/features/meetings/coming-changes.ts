import type { Day } from '@/lib/core/calendar/local-day'
import type { Period } from '@/lib/core/calendar/period'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import type { Readiness } from '@/lib/core/gates/readiness'
import { liveStages } from '@/lib/core/portfolio/stages'
import { agendaLimits, type AgendaChange } from '@/lib/core/programme/agenda'
import type { Ctx } from '@/lib/server/ctx'

const named = { id: true, name: true, nameZh: true } as const

/** Planned go-lives, milestones, ends of phases and gate decisions of the days ahead, and those of days past that are still open. */
export async function comingChanges(ctx: Ctx, { to }: Period, today: Day, gates: readonly Readiness[]): Promise<AgendaChange[]> {
  const until = { lte: storeDay(to) }
  const [automations, milestones, phases] = await Promise.all([
    ctx.db.automation.findMany({
      where: { archivedAt: null, plannedLiveOn: until, liveSince: null, stage: { notIn: [...liveStages, 'retired'] } },
      select: { ...named, plannedLiveOn: true, phase: { select: named } },
      orderBy: [{ plannedLiveOn: 'asc' }, { id: 'asc' }],
      take: agendaLimits.changes,
    }),
    ctx.db.milestone.findMany({ where: { actualOn: null, plannedOn: until }, select: { ...named, plannedOn: true, phase: { select: named } }, orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }], take: agendaLimits.changes }),
    ctx.db.phase.findMany({ where: { OR: [{ status: 'planned', plannedStart: until }, { status: 'active', plannedEnd: until }] }, select: { ...named, status: true, plannedStart: true, plannedEnd: true }, orderBy: { ordinal: 'asc' } }),
  ])
  const change = (kind: AgendaChange['kind'], record: AgendaChange['record'], phase: AgendaChange['phase'], on: Day, href: string): AgendaChange => ({
    kind,
    record: { id: record.id, name: record.name, nameZh: record.nameZh },
    phase,
    on,
    late: on < today,
    href,
  })
  return [
    ...automations.map((row) => change('go-live', row, row.phase, dayOf(row.plannedLiveOn!), `/automations/${row.id}`)),
    ...milestones.map((row) => change('milestone', row, row.phase, dayOf(row.plannedOn), `/programme/phases/${row.phase.id}`)),
    ...phases.map((row) => change(row.status === 'planned' ? 'phase-start' : 'phase-end', row, null, dayOf((row.status === 'planned' ? row.plannedStart : row.plannedEnd)!), `/programme/phases/${row.id}`)),
    ...gates.flatMap(({ phase, decisionDue }) => (phase.status === 'active' && decisionDue && decisionDue <= to ? [change('gate', phase, null, decisionDue, `/gates/${phase.id}`)] : [])),
  ]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, agendaLimits.changes)
}
