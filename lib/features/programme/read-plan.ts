import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import type { Stage } from '@/lib/core/portfolio/stages'
import { budgetFigures } from '@/lib/core/programme/budget'
import { automationHealth, phaseHealth, type PhaseFacts } from '@/lib/core/programme/health'
import { readReadiness } from '@/lib/features/gates/read-readiness'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { milestoneRow, milestoneView } from './milestone-record'
import { phaseRow, phaseView, PROGRAMME_CODE, type PhaseView } from './record'

export const plannedAutomation = {
  id: true, code: true, name: true, nameZh: true, stage: true, plannedLiveOn: true, liveSince: true, createdAt: true, processId: true,
  process: { select: { id: true, name: true, nameZh: true, department: { select: { path: true } } } },
  owner: { select: { id: true, name: true } },
} satisfies Prisma.AutomationSelect

type PlannedAutomation = Prisma.AutomationGetPayload<{ select: typeof plannedAutomation }>

const planRow = {
  ...phaseRow,
  milestones: { select: milestoneRow, orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }] },
  automations: { where: { archivedAt: null }, select: plannedAutomation, orderBy: [{ plannedLiveOn: 'asc' }, { name: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.PhaseSelect

/** Today and the zone of the programme. */
export async function todayOf(ctx: Ctx) {
  const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
  return { today: localDay(ctx.now.getTime(), timeZone), timeZone, currency }
}

/** Minor units spent by phase id, from one sum in the database. */
export async function spentByPhase(ctx: Ctx, only?: { phaseId: string }): Promise<Map<string, bigint>> {
  const rows = await ctx.db.phaseExpense.groupBy({ by: ['phaseId'], where: only ?? {}, _sum: { amountMinor: true } })
  return new Map(rows.map((row) => [row.phaseId, row._sum.amountMinor ?? 0n]))
}

/** Figures of a phase in its own currency, else in that of the organisation. */
export const budgetOfPhase = (phase: Pick<PhaseView, 'id' | 'budgetMinor' | 'currency'>, spent: ReadonlyMap<string, bigint>, home: string) => ({
  currency: phase.currency ?? home,
  ...budgetFigures(phase.budgetMinor, [{ amountMinor: spent.get(phase.id) ?? 0n }]),
})

/** An automation with its days and its health; `visible` says whether the reader may see more than its count. */
export function automationPlan(ctx: Ctx, row: PlannedAutomation, phaseEnd: string | null, today: string, timeZone: string) {
  const { process, ...automation } = row
  const plannedLiveOn = row.plannedLiveOn && dayOf(row.plannedLiveOn)
  const liveOn = row.liveSince && localDay(row.liveSince.getTime(), timeZone)
  const stage = row.stage as Stage
  return {
    ...automation,
    process: { id: process.id, name: process.name, nameZh: process.nameZh },
    stage,
    plannedLiveOn,
    liveOn,
    health: automationHealth({ stage, plannedLiveOn, liveOn, phaseEnd }, today),
    visible: canFor(ctx.actor, 'automation:read', process.department?.path ?? null),
  }
}

export type AutomationPlan = ReturnType<typeof automationPlan>

/** The phases of the programme (or one of them) with milestones, automations, budget, gate and health; one round of queries. */
export async function readPlan(ctx: Ctx, only?: { phaseId: string }) {
  const [{ today, timeZone, currency }, phases, spent, gates] = await Promise.all([
    todayOf(ctx),
    ctx.db.phase.findMany({ where: only ? { id: only.phaseId } : { programme: { code: PROGRAMME_CODE } }, select: planRow, orderBy: { ordinal: 'asc' } }),
    spentByPhase(ctx, only),
    readReadiness(ctx, { phaseId: only?.phaseId, forecasts: false }),
  ])
  const gateBy = new Map(gates.map((gate) => [gate.phase.id, gate]))
  return {
    today,
    timeZone,
    phases: phases.map(({ milestones, automations, ...row }) => {
      const phase = phaseView(row)
      const plans = automations.map((automation) => automationPlan(ctx, automation, phase.plannedEnd, today, timeZone))
      const budget = budgetOfPhase(phase, spent, currency)
      const readiness = gateBy.get(phase.id)
      const gate = readiness && readiness.of > 0 ? { met: readiness.met, of: readiness.of, mandatoryMissing: readiness.mandatoryMissing.length, decisionDue: readiness.decisionDue } : null
      const stones = milestones.map(milestoneView)
      const facts: PhaseFacts = {
        ...phase,
        milestones: stones,
        lateAutomations: plans.filter(({ health }) => health.state === 'late').length,
        gate,
        budget: budget.budgetMinor === null ? null : { budgetMinor: budget.budgetMinor, spentMinor: budget.spentMinor },
      }
      return { ...phase, milestones: stones, automations: plans, budget, gate, health: phaseHealth(facts, today) }
    }),
  }
}

export type PlannedPhase = Awaited<ReturnType<typeof readPlan>>['phases'][number]
