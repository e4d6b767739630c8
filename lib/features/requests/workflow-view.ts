import { daysBetween } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'
import { stepsFrom } from '@/lib/core/requests/workflow'
import type { HolderRole } from '@/lib/core/requests/workflow-table'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { clockOf } from './clock'
import { askedFor, plannedRound } from './open-round'
import { technologyOf } from './convert-request'
import { StepsOf } from './schema-steps'
import { hidesPerson } from './submitter'
import { requestFor, type GuardedRequest } from './visible'
import { assessedBy, whoAssessed } from './who-assessed'
import { factsOfRequest, moverOf, movedRequest } from './workflow-facts'

/** Where a request stands, who has it since when and until when, and the steps that this reader may take or is kept from. */
export const workflowView = query({
  permission: 'request:read',
  input: StepsOf,
  async run(ctx, { id }) {
    const request = await requestFor(ctx, id)
    const moved = await movedRequest(ctx, id)
    const mover = moverOf(ctx, moved)
    const facts = await factsOfRequest(ctx, moved)
    const { today, currency } = await clockOf(ctx)
    const steps = stepsFrom(facts, mover)
    const status = request.status as RequestStatus
    const convert = steps.some(({ name }) => name === 'deliver') ? await convertView(ctx, request) : null
    return {
      id, number: request.number, version: request.version, type: request.type as RequestType, status, statusSince: request.statusSince, today, currency,
      dueOn: request.dueOn, overdue: request.dueOn && request.dueOn < today && status !== 'parked' ? daysBetween(request.dueOn, today) : 0,
      holder: await holderView(ctx, request),
      last: await lastStep(ctx, request),
      closedAs: request.closedAs, advice: request.advice, decisionReason: request.decisionReason, parkedUntil: request.parkedUntil, plannedLiveOn: request.plannedLiveOn,
      evidence: status === 'live' || status === 'closed' ? await evidenceView(ctx, id) : null,
      steps,
      convert,
      /** Approval that could not be opened, with the reasons, for those who can do something about it */
      openApproval: status === 'assessed' && facts.round !== 'open' && mover.edit ? await openView(ctx, id) : null,
    }
  },
})
export type WorkflowView = Awaited<ReturnType<typeof workflowView>>
export type OfferedView = WorkflowView['steps'][number]

async function openView(ctx: Ctx, id: string) {
  const planned = await plannedRound(ctx, id)
  return { reasons: planned.ok ? [] : planned.reasons }
}

/** Who has the next step, by role and, where they may be known, by name. */
async function holderView(ctx: Ctx, request: GuardedRequest): Promise<{ role: HolderRole; people: string[]; mine: boolean; /** The approval that waits for this reader */ stepId?: string } | null> {
  const role = request.holderRole as HolderRole | null
  if (!role) return null
  if (role === 'approvers') {
    const round = await ctx.db.approvalRound.findFirst({ where: { requestId: request.id, status: 'open' }, select: { steps: { select: { id: true, role: true, personId: true, status: true, decision: { select: { deciderId: true, onBehalfOfId: true } } } } } })
    const decided = round?.steps.flatMap(({ decision }) => (decision ? [decision.deciderId, ...(decision.onBehalfOfId ? [decision.onBehalfOfId] : [])] : [])) ?? []
    const open = round?.steps.filter(({ status }) => status === 'open') ?? []
    const { department, ...assessed } = await ctx.db.request.findUniqueOrThrow({ where: { id: request.id }, select: { ...assessedBy, department: { select: { path: true } } } })
    const asked = await askedFor(ctx, { submitterId: request.submitterId, assessorId: whoAssessed(assessed), department }, open, decided)
    const people = await ctx.db.person.findMany({ where: { id: { in: asked.map(({ personId }) => personId) } }, select: { name: true }, orderBy: { name: 'asc' } })
    const own = asked.find(({ personId }) => personId === ctx.actor.id)
    // Who is missing among them would tell who filed it.
    const unnamed = hidesPerson(ctx, request, request.submitterId)
    return { role, people: unnamed ? [] : people.map(({ name }) => name), mine: own !== undefined, ...(own && { stepId: own.stepId }) }
  }
  const personId = role === 'submitter' ? request.submitterId : request.holderId
  const shown = personId && !hidesPerson(ctx, request, personId) ? await ctx.db.person.findUnique({ where: { id: personId }, select: { name: true } }) : null
  return { role, people: shown ? [shown.name] : [], mine: personId === ctx.actor.id }
}

async function lastStep(ctx: Ctx, request: GuardedRequest) {
  const last = await ctx.db.requestTransition.findFirst({ where: { requestId: request.id }, select: { at: true, byId: true, reason: true, from: true }, orderBy: { ordinal: 'desc' } })
  if (!last) return null
  const by = last.byId && !hidesPerson(ctx, request, last.byId) ? await ctx.db.person.findUnique({ where: { id: last.byId }, select: { name: true } }) : null
  return { at: last.at, by: by?.name ?? null, reason: last.reason, from: last.from as RequestStatus }
}

interface Evidence {
  automationId: string
  liveSince: string
  firstRun: { id: number; externalId: string; engine: string; at: string }
  runs: number
}

async function evidenceView(ctx: Ctx, requestId: string): Promise<Evidence | null> {
  const live = await ctx.db.requestTransition.findFirst({ where: { requestId, to: 'live' }, select: { facts: true }, orderBy: { ordinal: 'desc' } })
  return live ? ((JSON.parse(live.facts) as { evidence?: Evidence }).evidence ?? null) : null
}

/** What the form of the delivery starts with, so that nothing is typed twice. */
async function convertView(ctx: Ctx, request: GuardedRequest) {
  const counted = request.assessmentId ? await ctx.db.assessment.findUnique({ where: { id: request.assessmentId }, select: { inputs: true } }) : null
  const inputs = counted ? (JSON.parse(counted.inputs) as { fields?: { coverageBp?: { value?: unknown } } }) : {}
  const process = request.processId
    ? await ctx.db.businessProcess.findUnique({ where: { id: request.processId }, select: { name: true, nameZh: true, owner: { select: { id: true, name: true } }, automations: { where: { archivedAt: null }, select: { id: true, code: true, name: true, nameZh: true }, orderBy: { code: 'asc' } } } })
    : null
  const others = await ctx.db.automation.findMany({ where: { archivedAt: null, stage: { not: 'retired' } }, select: { id: true, code: true, name: true, nameZh: true }, orderBy: { code: 'asc' }, take: 500 })
  const phases = await ctx.db.phase.findMany({ where: { status: { not: 'closed' } }, select: { id: true, name: true, nameZh: true }, orderBy: { ordinal: 'asc' } })
  const shown = (row: { id: string; code: string; name: string; nameZh: string | null }) => ({ value: row.id, label: `${row.code} ${nameIn(ctx.locale, row)}` })
  const siblings = process?.automations.map(({ id }) => id) ?? []
  return {
    technology: await technologyOf(ctx, request),
    coveragePercent: coverageOf(inputs.fields?.coverageBp?.value),
    name: request.title.slice(0, 120),
    process: process && nameIn(ctx.locale, process),
    owner: process?.owner ? { value: process.owner.id, label: process.owner.name } : null,
    lead: { value: ctx.actor.id, label: ctx.actor.name },
    automationId: request.automationId,
    yearOneMinor: request.buildCostMinor,
    automations: others.toSorted((a, b) => Number(siblings.includes(b.id)) - Number(siblings.includes(a.id))).map(shown),
    phases: phases.map((phase) => ({ value: phase.id, label: nameIn(ctx.locale, phase) })),
  }
}

/** The share of items that the assessment expects to be automated, per cent. */
const coverageOf = (coverageBp: unknown): number | null => (typeof coverageBp === 'number' ? Math.round(coverageBp / 100) : null)
