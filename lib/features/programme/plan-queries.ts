import { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import type { Stage } from '@/lib/core/portfolio/stages'
import { stageSpans } from '@/lib/core/programme/stage-history'
import { query } from '@/lib/server/command'
import { automationPlan, budgetOfPhase, plannedAutomation, readPlan, spentByPhase, todayOf, type AutomationPlan, type PlannedPhase } from './read-plan'
import { phaseRow, phaseView, PROGRAMME_CODE } from './record'

const nothing = z.strictObject({})

/** Health of every phase with its reasons; late automations are counted whoever reads, named only where visible. */
export const phaseHealth = query({
  permission: 'programme:read',
  input: nothing,
  async run(ctx) {
    const { today, phases } = await readPlan(ctx)
    return { today, phases: phases.map((phase) => ({ ...phase, automations: phase.automations.filter(({ visible }) => visible), automationCount: phase.automations.length })) }
  },
})

/** Money agreed, spent and left of every phase, in the currency of the phase. */
export const budgetOf = query({
  permission: 'programme:read',
  input: nothing,
  async run(ctx) {
    const [{ currency }, phases, spent] = await Promise.all([
      todayOf(ctx),
      ctx.db.phase.findMany({ where: { programme: { code: PROGRAMME_CODE } }, select: phaseRow, orderBy: { ordinal: 'asc' } }),
      spentByPhase(ctx),
    ])
    return phases.map(phaseView).map((phase) => ({ phaseId: phase.id, key: phase.key, name: phase.name, nameZh: phase.nameZh, status: phase.status, ...budgetOfPhase(phase, spent, currency) }))
  },
})

export interface TimelineAutomation extends AutomationPlan {
  /** Local days; a null end is the present */
  spans: { stage: Stage; from: string; to: string | null }[]
}

export type TimelinePhase = Omit<PlannedPhase, 'automations'> & { automations: TimelineAutomation[]; hidden: number }
export type ProgrammeTimeline = NonNullable<Awaited<ReturnType<typeof programmeTimeline>>>

/** Everything that the timeline draws: phases, milestones, and the visible automations with the stages that they went through. */
export const programmeTimeline = query({
  permission: 'programme:read',
  input: nothing,
  async run(ctx) {
    const [programme, { today, timeZone, phases }, rest, changes] = await Promise.all([
      ctx.db.programme.findUnique({ where: { code: PROGRAMME_CODE }, select: { id: true, name: true, nameZh: true } }),
      readPlan(ctx),
      ctx.db.automation.findMany({ where: { phaseId: null, archivedAt: null, plannedLiveOn: { not: null } }, select: plannedAutomation, orderBy: [{ plannedLiveOn: 'asc' }, { id: 'asc' }] }),
      ctx.db.stageChange.findMany({ where: { automation: { archivedAt: null } }, select: { automationId: true, from: true, to: true, at: true }, orderBy: { at: 'asc' } }),
    ])
    if (!programme) return null
    const steps = groupedByAutomation(changes)
    const withSpans = (automation: AutomationPlan): TimelineAutomation => {
      const own = (steps.get(automation.id) ?? []).map(({ from, to, at }) => ({ from: from as Stage, to: to as Stage, atMs: at.getTime(), byName: null, reason: null, checks: [] }))
      const spans = stageSpans(own, automation.stage, automation.createdAt.getTime(), ctx.now.getTime())
      return { ...automation, spans: spans.map(({ stage, fromMs, toMs }) => ({ stage, from: localDay(fromMs, timeZone), to: toMs === null ? null : localDay(toMs, timeZone) })) }
    }
    return {
      ...programme,
      today,
      phases: phases.map((phase): TimelinePhase => {
        const visible = phase.automations.filter((automation) => automation.visible)
        return { ...phase, automations: visible.map(withSpans), hidden: phase.automations.length - visible.length }
      }),
      /** Planned without belonging to a phase */
      unassigned: rest.map((row) => automationPlan(ctx, row, null, today, timeZone)).filter(({ visible }) => visible).map(withSpans),
    }
  },
})

function groupedByAutomation<Row extends { automationId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.automationId)
    if (group) group.push(row)
    else groups.set(row.automationId, [row])
  }
  return groups
}
