import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import type { Criterion } from '@/lib/core/gates/criterion'
import { sourceKey, type SourceReading } from '@/lib/core/gates/facts'
import { windowOf } from '@/lib/core/gates/measured'
import { coverageOf, nothingYet, punctualityOf, reuseShareOf, rolesOf, staffingOf, twoOwnersOf, weeksHeldOf } from '@/lib/core/gates/registers'
import { sources, type SourceId } from '@/lib/core/gates/sources'
import { benefitRealisedOf, firstYearRoiOf, paybackShareOf } from '@/lib/core/gates/value-registers'
import { heldReviews } from '@/lib/features/meetings/held-days'
import { benefitFacts, firstYearFacts, paybackFacts } from '@/lib/features/value/gate-facts'
import type { Ctx } from '@/lib/server/ctx'
import { openBlockers, redRisks } from './assurance-registers'
import type { FramePhase, GateFrame } from './frame'

/** Answers for one phase; `from` is the first day of the window, null where there is none. */
type Answer = (phase: FramePhase, from: Day | null) => SourceReading
/** Reads what all phases need at once. */
type Register = (ctx: Ctx, frame: GateFrame) => Promise<Answer>

const automationsHref = (phase: FramePhase) => `/automations?phase=${phase.id}`
const automationsOf = (frame: GateFrame, phase: FramePhase) => frame.automations.filter(({ phaseId }) => phaseId === phase.id)

function ofPhase<Row extends { id: string }>(rows: readonly Row[], frame: GateFrame, phase: FramePhase): Row[] {
  const own = new Set(automationsOf(frame, phase).map(({ id }) => id))
  return rows.filter(({ id }) => own.has(id))
}

/** Registers that this installation keeps. A new one is a line here; until then its criteria say that there is no source. */
const registers: Partial<Record<SourceId, Register>> = {
  'scope-coverage': async (ctx, frame) => {
    const rows = await ctx.db.phaseProcess.findMany({ select: { phaseId: true, process: { select: { id: true, name: true, nameZh: true } } }, orderBy: { process: { name: 'asc' } } })
    const live = new Set(frame.automations.filter((automation) => automation.live).map(({ processId }) => processId))
    const planned = new Map<string, Day>()
    for (const { processId, plannedLiveOn } of frame.automations) {
      const known = planned.get(processId)
      if (plannedLiveOn && (!known || plannedLiveOn < known)) planned.set(processId, plannedLiveOn)
    }
    return (phase) => {
      const scope = rows.filter(({ phaseId }) => phaseId === phase.id).map(({ process }) => ({ ...process, covered: live.has(process.id), plannedLiveOn: planned.get(process.id) ?? null }))
      return coverageOf(scope, `/programme/phases/${phase.id}`)
    }
  },
  'two-owners': async (_, frame) => (phase) => twoOwnersOf(automationsOf(frame, phase), automationsHref(phase)),
  'coe-roles': async (ctx) => {
    const held = await rolesHeld(ctx)
    return () => rolesOf(held)
  },
  'staffing-gaps': async (ctx, frame) => {
    const held = await rolesHeld(ctx)
    return (phase) => staffingOf(held, automationsOf(frame, phase), automationsHref(phase))
  },
  'weekly-review-held': async (ctx, { settings, today }) => {
    const { timeZone } = settings.organisation
    const { began, held } = await heldReviews(ctx, timeZone)
    return (phase, from) => {
      if (!from) return nothingYet('notStarted')
      return began.has(phase.programmeId) ? weeksHeldOf(held.filter(({ programmeId }) => programmeId === phase.programmeId).map(({ day }) => day), from, today, settings.calendar) : nothingYet('noSeries', '/meetings')
    }
  },
  'reuse-share': async (ctx, frame) => {
    const rows = await ctx.db.component.findMany({ where: { archivedAt: null }, select: { id: true, name: true, nameZh: true, uses: { where: counting, select: { automationId: true } } }, orderBy: { name: 'asc' } })
    return (phase) => {
      const serving = new Set(automationsOf(frame, phase).filter(({ live }) => live).map(({ id }) => id))
      const used = rows.filter(({ uses }) => uses.some(({ automationId }) => serving.has(automationId)))
      return reuseShareOf(used.map(({ uses, ...component }) => ({ ...component, shared: uses.length > 1 })))
    }
  },
  'benefit-realised': async (ctx) => {
    const rows = await benefitFacts(ctx)
    return () => benefitRealisedOf(rows)
  },
  'first-year-roi': async (ctx, frame) => {
    const rows = await firstYearFacts(ctx)
    return (phase) => firstYearRoiOf(ofPhase(rows, frame, phase))
  },
  'payback-share': async (ctx, frame) => {
    const rows = await paybackFacts(ctx)
    return (phase) => paybackShareOf(ofPhase(rows, frame, phase))
  },
  'red-risks': redRisks,
  'open-blockers': openBlockers,
  'action-punctuality': async (ctx, { settings, today }) => {
    const { timeZone } = settings.organisation
    const rows = await ctx.db.actionItem.findMany({ where: { status: { not: 'dropped' } }, select: { phaseId: true, dueOn: true, doneAt: true } })
    const actions = rows.map(({ phaseId, dueOn, doneAt }) => ({ phaseId, dueOn: dayOf(dueOn), doneOn: doneAt && localDay(doneAt.getTime(), timeZone) }))
    return (phase, from) => (from ? punctualityOf(actions.filter(({ phaseId }) => phaseId === null || phaseId === phase.id), from, today) : nothingYet('notStarted'))
  },
}

/** Uses by retired and archived automations are over. */
const counting = { automation: { archivedAt: null, stage: { not: 'retired' } } }

async function rolesHeld(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db.roleGrant.findMany({ where: { person: { active: true } }, select: { role: true }, distinct: ['role'] })
  return new Set(rows.map(({ role }) => role))
}

export interface RegisterReader {
  /** By `sourceKey`, for what the criteria of this phase ask */
  of(phase: FramePhase, criteria: readonly Criterion[]): Map<string, SourceReading>
}

/** Reads each register that a criterion asks for, once for all phases. */
export async function readRegisters(ctx: Ctx, frame: GateFrame, criteria: readonly Criterion[]): Promise<RegisterReader> {
  const asked = new Set(criteria.flatMap((criterion) => (criterion.kind === 'derived' ? [criterion.source] : [])))
  const answers = new Map(await Promise.all([...asked].flatMap((source) => (registers[source] ? [registers[source](ctx, frame).then((answer): [SourceId, Answer] => [source, answer])] : []))))
  const clock = { today: frame.today, calendar: frame.settings.calendar }
  return {
    of: (phase, own) =>
      new Map(
        own.flatMap((criterion): [string, SourceReading][] => {
          if (criterion.kind !== 'derived') return []
          const answer = answers.get(criterion.source)
          if (!answer) return []
          const from = !sources[criterion.source].windowed ? null : criterion.windowDays === null ? phase.start : windowOf(clock, criterion.windowDays).from
          return [[sourceKey(criterion.source, criterion.windowDays), answer(phase, from)]]
        }),
      ),
  }
}

/** Sources that can be read here; those computed from automations and runs need no register. */
export const registersKept: ReadonlySet<SourceId> = new Set<SourceId>([...(Object.keys(registers) as SourceId[]), 'live-automations', 'own-numbers', 'new-own-numbers'])
