import { z } from 'zod'
import { can, canFor, scopeOf, type Role } from '@/lib/core/access'
import { dueState } from '@/lib/core/actions/action-item'
import { daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import type { Readiness } from '@/lib/core/gates/readiness'
import { signsAs } from '@/lib/core/gates/signed'
import type { Localized } from '@/lib/core/localized'
import { readinessSummaries } from '@/lib/features/gates/queries'
import { ownOpenActions } from '@/lib/features/actions/queries'
import { visibleAction } from '@/lib/features/actions/visible'
import { reviewsAwaiting, type AwaitedVote } from '@/lib/features/gate-reviews/visible'
import { phaseStates, type PhaseState } from '@/lib/features/programme/phase-states'
import { PROGRAMME_CODE } from '@/lib/features/programme/record'
import { programmeFigures, type ProgrammeFigures } from '@/lib/features/runs/programme-figures'
import { riskBrief } from '@/lib/features/risks/brief'
import { valueBrief, type ValueBrief } from '@/lib/features/value/brief'
import { query } from '@/lib/server/command'
import { keptFor } from '@/lib/server/kept'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Open actions shown, the most overdue first. */
const SHOWN_ACTIONS = 6
const SHOWN_MILESTONES = 6
const SHOWN_RISKS = 5

export type Cockpit = NonNullable<Awaited<ReturnType<typeof cockpit>>>

/** Gates and figures of all runs are worked out at most this often; runs that arrive in between show after it. */
const KEPT_MS = 15_000

/** Everything that the steering group looks at on one page, from roll-ups and registers; null before a programme was opened. */
export const cockpit = query({
  permission: 'programme:read',
  input: z.strictObject({ automations: z.int().min(1).max(5000).default(20), actions: z.int().min(1).max(500).default(SHOWN_ACTIONS), risks: z.int().min(1).max(500).default(SHOWN_RISKS), fresh: z.boolean().default(false) }),
  async run(ctx, { automations, actions, risks: shownRisks, fresh }) {
    const [programme, organisation, states, figures, value, risks, open, awaited, own, reviews] = await Promise.all([
      ctx.db.programme.findUnique({ where: { code: PROGRAMME_CODE }, select: { id: true, name: true, nameZh: true } }),
      settingsOf(ctx.db, 'organisation'),
      phaseStates(ctx, () => gatesOf(ctx, fresh)),
      figuresOf(ctx, automations, fresh),
      valueOf(ctx, fresh),
      can(ctx.actor, 'risk:read') ? riskBrief(ctx, { limit: shownRisks }) : null,
      openActions(ctx, actions),
      reviewsAwaiting(ctx),
      ownOpenActions(ctx, SHOWN_ACTIONS),
      ctx.db.gateReview.findMany({ where: { status: 'open' }, select: { phaseId: true } }),
    ])
    if (!programme) return null
    const { today, phases } = states
    const active = phases.find(({ status }) => status === 'active') ?? null
    return {
      programme,
      organisation: organisation.name,
      today,
      timeZone: states.timeZone,
      currency: states.currency,
      phases,
      active,
      figures,
      value,
      /** Null: the reader may not see risks, or there are none */
      risks,
      mayReadRisks: can(ctx.actor, 'risk:read'),
      actions: { ...open, rows: open.rows.map((action) => ({ ...action, due: dueState(action.dueOn, today), daysLeft: daysBetween(today, action.dueOn) })) },
      milestones: milestonesAhead(phases),
      asked: askedOf(ctx, active?.readiness ?? null, { awaited, reviewed: reviews.map(({ phaseId }) => phaseId), overdue: own.rows.filter(({ dueOn }) => dueOn < today) }),
    }
  },
})

/** What a gate reads does not depend on who looks; what it read of single automations is left out for readers of some departments. */
async function gatesOf(ctx: Ctx, fresh: boolean): Promise<Readiness[]> {
  if (fresh) return readinessSummaries(ctx, {})
  const gates = await keptFor(ctx, 'cockpit/gates', KEPT_MS, () => readinessSummaries(asEverybody(ctx), {}))
  if (scopeOf(ctx.actor, 'automation:read').kind === 'all') return gates
  return gates.map((gate) => ({ ...gate, readings: gate.readings.map((reading) => ({ ...reading, parts: reading.parts.filter(({ name }) => name === null) })) }))
}

/** Figures of the whole programme are shared by all who may read all of it. */
async function figuresOf(ctx: Ctx, rows: number, fresh: boolean): Promise<ProgrammeFigures | null> {
  const scope = scopeOf(ctx.actor, 'run:read').kind
  if (scope === 'none') return null
  const read = () => programmeFigures(ctx, { rows })
  return fresh || scope !== 'all' ? read() : keptFor(ctx, `cockpit/figures/${rows}`, KEPT_MS, read)
}

/** Planned, realised and forecast benefit of the year, as far as the reader may see it. */
async function valueOf(ctx: Ctx, fresh: boolean): Promise<ValueBrief | null> {
  const scope = scopeOf(ctx.actor, 'value:read').kind
  if (scope === 'none') return null
  return fresh || scope !== 'all' ? valueBrief(ctx, {}) : keptFor(ctx, 'cockpit/value', KEPT_MS, () => valueBrief(ctx, {}))
}

const asEverybody = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', id: 'cockpit', name: 'cockpit', grants: [] } })

async function openActions(ctx: Ctx, shown: number) {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = storeDay(localDay(ctx.now.getTime(), timeZone))
  const where = { AND: [visibleAction(ctx), { status: 'open' }] }
  const [rows, count, overdue] = await Promise.all([
    ctx.db.actionItem.findMany({ where, select: { id: true, text: true, dueOn: true, source: true, owner: { select: { id: true, name: true } } }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take: shown }),
    ctx.db.actionItem.count({ where }),
    ctx.db.actionItem.count({ where: { AND: [where, { dueOn: { lt: today } }] } }),
  ])
  return { rows: rows.map((row) => ({ ...row, dueOn: dayOf(row.dueOn) })), open: count, overdue }
}

/** Milestones not reached, of phases that are not closed, the earliest first: overdue ones stand at the top. */
const milestonesAhead = (phases: readonly PhaseState[]) =>
  phases
    .filter(({ status }) => status !== 'closed')
    .flatMap(({ id, name, nameZh, milestones }) => milestones.filter(({ actualOn }) => !actualOn).map((milestone) => ({ ...milestone, phase: { id, name, nameZh } })))
    .sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0))
    .slice(0, SHOWN_MILESTONES)

/** What only the reader can do: said in words by `cockpit.asked.<kind>`. */
export type Asked =
  | { kind: 'vote' | 'decide'; reviewId: string; phase: AwaitedVote['phase']; closesAt: Date }
  | { kind: 'sign'; phaseId: string; criterionId: string; label: Localized; role: Role }
  | { kind: 'open-review'; phase: { id: string; name: string; nameZh: string | null }; met: number; of: number }
  | { kind: 'action'; id: string; text: string; dueOn: Day }

interface Waiting {
  awaited: readonly AwaitedVote[]
  /** Phases with an open review */
  reviewed: readonly string[]
  /** The reader's own actions */
  overdue: readonly { id: string; text: string; dueOn: Day }[]
}

function askedOf(ctx: Ctx, gate: Readiness | null, { awaited, reviewed, overdue }: Waiting): Asked[] {
  const unsigned = gate && can(ctx.actor, 'gate:attest') ? gate.readings.filter(({ kind, state }) => kind === 'signed' && state !== 'met') : []
  const ready = gate !== null && gate.of > 0 && gate.mandatoryMissing.length === 0 && !reviewed.includes(gate.phase.id) && canFor(ctx.actor, 'gate:open-review', null)
  return [
    ...awaited.map(({ over, ...vote }): Asked => ({ kind: over ? 'decide' : 'vote', ...vote })),
    ...unsigned.flatMap(({ criterionId, label, parts }) =>
      parts.filter(({ key, state }) => state !== 'met' && signsAs(ctx.actor.grants, key)).map(({ key }): Asked => ({ kind: 'sign', phaseId: gate!.phase.id, criterionId, label, role: key as Role })),
    ),
    ...(ready ? [{ kind: 'open-review', phase: gate.phase, met: gate.met, of: gate.of } as const] : []),
    ...overdue.map((action): Asked => ({ kind: 'action', ...action })),
  ]
}
