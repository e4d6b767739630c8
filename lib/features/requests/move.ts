import { isDay, type Day } from '@/lib/core/calendar/local-day'
import { conflict, invalid, ruleError, type FieldReasons } from '@/lib/core/errors'
import { requestCode, type RequestStatus } from '@/lib/core/requests/statuses'
import { decideMove, type MoverFacts, type RequestFacts } from '@/lib/core/requests/workflow'
import { holders, type Closing, type StepName, type StepRow } from '@/lib/core/requests/workflow-table'
import { pointsForStep } from '@/lib/features/recognition/points'
import { appendAudit, type AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { clockOf, type Clock } from './clock'
import { openRoundInside } from './open-round'
import { tellOfStep } from './tell-of-step'
import { factsOfRequest, moverOf, movedRequest, type MovedRequest } from './workflow-facts'

export interface MoveOptions {
  /** Tells two steps between the same states apart */
  name?: StepName
  closedAs?: Closing
  reason?: string | null
  advice?: string | null
  /** Parked until, or planned to be live */
  day?: Day | null
  actualTenthDays?: number | null
  actualCostMinor?: bigint | null
  duplicateOfId?: string | null
  /** Kept with the step */
  facts?: Record<string, unknown>
  /** The version that the person saw */
  version?: number
  /** The outcome of an approval round, or the portal's own clock, moves it */
  machine?: MoverFacts['machine']
}

/**
 * Takes one step of the table inside the caller's transaction: checks it, updates the request only from the expected state,
 * writes the step down, hands it to the next holder, tells whom it concerns, credits points. Everything that moves a request
 * goes through here. Throws `rule` with the reasons in words, `invalid` for what the step asks for, `conflict` when somebody
 * else was faster.
 * @returns the audit entry for the caller to return
 */
export async function moveInside(ctx: Ctx, requestId: string, to: RequestStatus, options: MoveOptions = {}): Promise<AuditDraft> {
  if (!ctx.inTransaction) throw new Error('a request moves inside the transaction of what moves it')
  const request = await movedRequest(ctx, requestId)
  if (options.version !== undefined && options.version !== request.version) throw conflict()
  const facts = await factsOfRequest(ctx, request, options.duplicateOfId ? { originalNamed: true } : {})
  const decision = decideMove(facts, moverOf(ctx, request, options.machine), { to, closedAs: options.closedAs, name: options.name })
  if (!decision.ok) throw ruleError(decision.reasons)
  const row = decision.value
  const clock = await clockOf(ctx)
  requireAsked(row, options, clock.today)
  const stored = await storeStep(ctx, request, row, options, clock)
  await ctx.db.requestTransition.create({
    data: {
      requestId, ordinal: await nextOrdinal(ctx, requestId), from: row.from, to, at: ctx.now, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      reason: options.reason ?? null, facts: canonicalJson({ step: row.name, ...decidedOn(row, facts), ...given(options), ...options.facts }),
    },
    select: { id: true },
  })
  if (row.from === 'assessed') await cancelRound(ctx, requestId)
  await tellOfStep(ctx, { ...request, ...stored }, row, options)
  await pointsForStep(ctx, { id: requestId }, to)
  const round = to === 'assessed' ? await openRoundInside(ctx, requestId) : null
  if (to === 'assessed' && !round) await ctx.db.request.updateMany({ where: { id: requestId }, data: { holderRole: 'coe', holderId: null } })
  const audit: AuditDraft = {
    action: `request.${row.name}`, entity: 'request', entityId: requestId,
    before: { status: row.from }, after: { status: to },
    facts: { name: `${requestCode(request.number)} ${request.title}`.trim(), reason: options.reason, ...given(options), checks: row.checks, ...(round && { round }), ...options.facts },
  }
  if (round?.steps !== 0) return audit
  // The policy asks nobody: approved at once, as a step of its own.
  await appendAudit(ctx, [audit])
  return moveInside(ctx, requestId, 'approved', { machine: 'round', facts: { round } })
}

const given = ({ advice, day, closedAs, actualTenthDays, actualCostMinor, duplicateOfId }: MoveOptions) => ({
  ...(advice && { advice }), ...(day && { day }), ...(closedAs && { closedAs }), ...(duplicateOfId && { duplicateOfId }),
  ...(actualTenthDays != null && { actualTenthDays }), ...(actualCostMinor != null && { actualCostMinor }),
})

const decidedOn = (row: StepRow, { round, automation, assessmentCounted }: RequestFacts) => ({ checks: row.checks, round, automation, assessmentCounted })

const nextOrdinal = async (ctx: Ctx, requestId: string): Promise<number> =>
  1 + ((await ctx.db.requestTransition.findFirst({ where: { requestId }, select: { ordinal: true }, orderBy: { ordinal: 'desc' } }))?.ordinal ?? 0)

/** What the form of the step has to bring. */
function requireAsked({ asks }: StepRow, options: MoveOptions, today: Day): void {
  const fields: FieldReasons = {}
  const required = [{ key: 'errors.required' }]
  if (asks.reason === 'required' && !options.reason?.trim()) fields.reason = required
  if (asks.advice === 'required' && !options.advice?.trim()) fields.advice = required
  if (asks.day === 'required' && !options.day) fields.day = required
  if (options.day && !isDay(options.day)) fields.day = [{ key: 'errors.date' }]
  else if (options.day && options.day <= today) fields.day = [{ key: 'workflow.dayPast' }]
  if (asks.actuals === 'required' && options.actualTenthDays == null) fields.actualDays = required
  if (Object.keys(fields).length) throw invalid(fields)
}

async function storeStep(ctx: Ctx, request: MovedRequest, row: StepRow, options: MoveOptions, clock: Clock) {
  const data = { ...columnsOf(ctx, request, row, options), ...holderOf(ctx, request, row, options, clock) }
  const { count } = await ctx.db.request.updateMany({
    where: { id: request.id, status: row.from, version: request.version },
    data: { ...data, status: row.to, statusSince: ctx.now, updatedAt: ctx.now, version: { increment: 1 } },
  })
  if (!count) throw conflict()
  return { ...data, status: row.to }
}

function columnsOf(ctx: Ctx, request: MovedRequest, { name, to, closedAs }: StepRow, options: MoveOptions) {
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  return {
    ...(to === 'submitted' && name !== 'unpark' && { submittedAt: ctx.now, decisionReason: null, advice: null, decidedAt: null }),
    ...((name === 'assess' || name === 'skipAssessment' || (to === 'in-assessment' && !request.assessorId)) && name !== 'unpark' && name !== 'answer' && { assessorId: by }),
    ...((to === 'approved' && name === 'approve') || to === 'rejected' ? { decidedAt: ctx.now, decisionReason: options.reason ?? null, advice: options.advice ?? null } : {}),
    parkedUntil: to === 'parked' ? (options.day ?? null) : null,
    ...(to === 'in-delivery' && options.day && { plannedLiveOn: options.day }),
    ...(to === 'live' && { liveAt: ctx.now }),
    ...(to === 'closed' && { closedAt: ctx.now, closedAs }),
    ...(options.duplicateOfId && { duplicateOfId: options.duplicateOfId }),
    ...(options.actualTenthDays != null && { actualTenthDays: options.actualTenthDays }),
    ...(options.actualCostMinor != null && { actualCostMinor: options.actualCostMinor }),
  } satisfies Prisma.RequestUncheckedUpdateManyInput
}

/** Who has the next step, and until when. Behind the role of the submitter stays hidden who an anonymous one is. */
function holderOf(ctx: Ctx, request: MovedRequest, { name, to }: StepRow, options: MoveOptions, { dueAfter }: Clock) {
  const { role, days } = holders[to]
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const assessor = name === 'answer' || name === 'unpark' ? request.assessorId : (request.assessorId ?? by)
  const people = { submitter: request.anonymous ? null : request.submitterId, assessor: name === 'assess' ? by : assessor, lead: request.deliveryLeadId, coe: null, approvers: null }
  const holderId = role ? people[role] : null
  const planned = to === 'in-delivery' ? (options.day ?? request.plannedLiveOn) : to === 'parked' ? (options.day ?? null) : null
  return {
    holderRole: role === 'assessor' && !holderId ? 'coe' : role,
    holderId,
    dueOn: planned ?? (days === null ? null : dueAfter(days)),
    reminders: 0, remindedAt: null, escalatedAt: null,
  }
}

/** A round does not outlive the state that it decides on. */
export async function cancelRound(ctx: Ctx, requestId: string): Promise<void> {
  const open = await ctx.db.approvalRound.findMany({ where: { requestId, status: 'open' }, select: { id: true } })
  for (const { id } of open) {
    await ctx.db.approvalRound.updateMany({ where: { id, status: 'open' }, data: { status: 'canceled', endedAt: ctx.now } })
    await ctx.db.approvalStep.updateMany({ where: { roundId: id, status: { in: ['waiting', 'open'] } }, data: { status: 'void' } })
  }
}
