import { storeDay } from '@/lib/core/calendar/stored-day'
import type { Readiness } from '@/lib/core/gates/readiness'
import { liveStages } from '@/lib/core/portfolio/stages'
import { phaseHealth } from '@/lib/core/programme/health'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { milestoneRow, milestoneView } from './milestone-record'
import { budgetOfPhase, spentByPhase, todayOf } from './read-plan'
import { phaseRow, phaseView, PROGRAMME_CODE } from './record'

const stateRow = { ...phaseRow, milestones: { select: milestoneRow, orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }] } } satisfies Prisma.PhaseSelect

/**
 * Every phase with milestones, money, gate and health, its automations only counted: what `readPlan` tells of phases, at a cost
 * that does not grow with their automations. The caller reads the gates.
 */
export async function phaseStates(ctx: Ctx, readiness: () => Promise<Readiness[]>) {
  const { today, timeZone, currency } = await todayOf(ctx)
  const [phases, spent, counts, late, gates] = await Promise.all([
    ctx.db.phase.findMany({ where: { programme: { code: PROGRAMME_CODE } }, select: stateRow, orderBy: { ordinal: 'asc' } }),
    spentByPhase(ctx),
    ctx.db.automation.groupBy({ by: ['phaseId', 'stage'], where: { archivedAt: null, phaseId: { not: null } }, _count: true }),
    ctx.db.automation.groupBy({ by: ['phaseId'], where: { archivedAt: null, phaseId: { not: null }, stage: { notIn: [...liveStages, 'retired'] }, plannedLiveOn: { lt: storeDay(today) } }, _count: true }),
    readiness(),
  ])
  const lateBy = new Map(late.map((row) => [row.phaseId, row._count]))
  const gateBy = new Map<string, Readiness>(gates.map((gate) => [gate.phase.id, gate]))
  return {
    today,
    timeZone,
    currency,
    phases: phases.map(({ milestones: rows, ...row }) => {
      const phase = phaseView(row)
      const milestones = rows.map(milestoneView)
      const gate = gateBy.get(phase.id) ?? null
      const budget = budgetOfPhase(phase, spent, currency)
      const own = counts.filter(({ phaseId }) => phaseId === phase.id)
      const lateAutomations = lateBy.get(phase.id) ?? 0
      const facts = {
        ...phase,
        milestones,
        lateAutomations,
        gate: gate && gate.of > 0 ? { met: gate.met, of: gate.of, mandatoryMissing: gate.mandatoryMissing.length } : null,
        budget: budget.budgetMinor === null ? null : { budgetMinor: budget.budgetMinor, spentMinor: budget.spentMinor },
      }
      return {
        ...phase,
        milestones,
        budget,
        readiness: gate,
        health: phaseHealth(facts, today),
        automations: {
          count: own.reduce((sum, { _count }) => sum + _count, 0),
          live: own.filter(({ stage }) => (liveStages as readonly string[]).includes(stage)).reduce((sum, { _count }) => sum + _count, 0),
          late: lateAutomations,
        },
      }
    }),
  }
}

export type PhaseState = Awaited<ReturnType<typeof phaseStates>>['phases'][number]
