import { randomUUID } from 'node:crypto'
import { addDays } from '@/lib/core/calendar/local-day'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { addComment } from '@/lib/features/requests/comment'
import { convertRequest } from '@/lib/features/requests/convert-request'
import { followDelivery } from '@/lib/features/requests/follow-delivery'
import { saveDraft } from '@/lib/features/requests/save-draft'
import { submitRequest } from '@/lib/features/requests/submit-request'
import { supportRequest } from '@/lib/features/requests/support-request'
import { takeStep } from '@/lib/features/requests/take-step'
import { voteRequest } from '@/lib/features/requests/vote'
import { getAssessPage } from '@/lib/features/scoring/queries'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import { AppError } from '@/lib/core/errors'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'
import { demoDrafts, demoRequests, type DemoRequest, type DemoStep } from './request-ideas'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date
const centre: PersonKey = 'wang'
/** Who may be asked in an approval, by role. */
const deciders: Record<string, PersonKey[]> = { 'process-owner': ['liu', 'xu', 'huang', 'he', 'chen', 'guo'], coe: ['ma', 'wang', 'chen', 'he'], finance: ['zhou', 'he'], steering: ['he', 'chen', 'guo'] }

/** Requests from their filing to where they stand, with votes, supports and words in between. */
export function requestEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  const ids = new Map<string, string>()
  const mornings = Array.from({ length: 20 }, (_, i): Event => ({ at: at(58 - i * 3, 9), happen: async (when) => void (await followDelivery({ ...jobCtx('follow-deliveries'), now: when }, new AbortController().signal)) }))
  return [...demoRequests.flatMap((request, index) => lifeOf(request, index, { made, clock, at, ids })), ...mornings, ...draftEvents(made, at)]
}

interface Stage {
  made: Registers
  clock: DemoClock
  at: At
  ids: Map<string, string>
}

function lifeOf(request: DemoRequest, index: number, stage: Stage): Event[] {
  const { made, at, ids } = stage
  const hour = 9 + (index % 8) + (index % 6) / 10
  const events: Event[] = [{ at: at(request.filed, hour), happen: async (when) => void ids.set(request.key, await file(made, request, when)) }]
  request.votes?.forEach((voter, i) => events.push({ at: at(Math.max(0, request.filed - 1 - i), hour + 0.2), happen: async (when) => void (await voteRequest(await as(made, voter, when), { id: ids.get(request.key), on: true }).catch(unlessClosed)) }))
  for (const { by, department, volume: [frequencyCount, frequencyUnit, minutes], note } of request.supports ?? [])
    events.push({ at: at(request.filed - 1, hour + 0.4), happen: async (when) => void (await supportRequest(await as(made, by, when), { id: ids.get(request.key), departmentId: department && idOf(made.departments, department), frequencyCount, frequencyUnit, minutes, note }).catch(unlessOutside)) })
  for (const [by, ago, text] of request.comments ?? []) events.push({ at: at(ago, hour + 1), happen: async (when) => void (await addComment(await as(made, by, when), { id: ids.get(request.key), text })) })
  request.steps?.forEach((step, i) => events.push({ at: at(step[1], 9.5 + i / 2), happen: (when) => take(stage, ids.get(request.key)!, step, when) }))
  return events
}

/** A vote for what was closed meanwhile is not cast; somebody of no fitting department adds nothing. */
const unlessClosed = (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'rule')) throw error
}
const unlessOutside = (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'invalid')) throw error
}

async function file(made: Registers, request: DemoRequest, when: Date): Promise<string> {
  const { by, type = 'idea', title, pain, wish, department, process, automation, place, systems, volume, basis, answers, anonymous } = request
  const [ruleBased, digitalInput, structuredInput, stability, documentation] = answers ?? []
  const { id } = await submitRequest(await as(made, by, when), {
    id: randomUUID(), type, title, pain, wish, place, anonymous, basis,
    departmentId: department && idOf(made.departments, department),
    processId: process && idOf(made.processes, process),
    automationId: automation && idOf(made.automations, automation),
    systemIds: (systems ?? []).map((system) => idOf(made.systems, system)),
    frequencyCount: volume?.[0], frequencyUnit: volume?.[1], minutes: volume?.[2],
    ruleBased, digitalInput, structuredInput, stability, documentation,
  })
  return id
}

async function take(stage: Stage, id: string, step: DemoStep, when: Date): Promise<void> {
  const { made, clock, ids } = stage
  const { version, number, submitterId } = await db.request.findUniqueOrThrow({ where: { id }, select: { version: true, number: true, submitterId: true } })
  const [who, own] = [await as(made, centre, when), await ownerOf(made, submitterId, when)]
  const move = { id, version }
  switch (step[0]) {
    case 'assess': return void (await takeStep(who, { ...move, step: 'assess', to: 'in-assessment' }))
    case 'ask': return void (await takeStep(who, { ...move, step: 'ask', to: 'needs-information', reason: step[2] }))
    case 'answer': return void (await takeStep(own, { ...move, step: 'answer', to: 'in-assessment', reason: step[2] }))
    case 'skip': return void (await takeStep(who, { ...move, step: 'skipAssessment', to: 'assessed', reason: step[2] }))
    case 'decline': return void (await takeStep(who, { ...move, step: 'decline', to: 'rejected', reason: step[2], advice: step[3] }))
    case 'park': return void (await takeStep(who, { ...move, step: 'park', to: 'parked', reason: step[2], day: addDays(clock.today, 75) }))
    case 'withdraw': return void (await takeStep(own, { ...move, step: 'withdraw', to: 'closed' }))
    case 'duplicate': {
      const original = await db.request.findUniqueOrThrow({ where: { id: ids.get(step[2]) }, select: { number: true } })
      return void (await takeStep(who, { ...move, step: 'duplicate', to: 'closed', original: String(original.number) }))
    }
    case 'finish': return void (await takeStep(await as(made, 'ma', when), { ...move, step: 'finish', to: 'closed', actualDays: step[2] }))
    case 'deliver': return deliver(stage, id, version, step[2], when)
    case 'approve': return approve(made, id, when)
    case 'score': return score(who, id, number, step[2])
  }
}

async function ownerOf(made: Registers, submitterId: string, when: Date) {
  const [key] = [...made.people].find(([, id]) => id === submitterId)!
  return as(made, key, when)
}

async function score(ctx: Awaited<ReturnType<typeof as>>, requestId: string, number: number, { technology, days, cost, access }: { technology: string; days: string; cost: string; access: string }): Promise<void> {
  const { seen, start } = await getAssessPage(ctx, { number })
  const typed = Object.fromEntries(Object.entries({ ...start.typed, buildTenthDays: days, buildCostMinor: cost, access }).filter(([, value]) => value !== ''))
  await saveAssessment(ctx, { requestId, seen, reasons: { manualMs: 'As filed, rounded 按提案数字取整' }, typed: { screens: '6', decisions: '4', inputTypes: '2', exceptions: '5', likelihood: '2', impact: '2', documents: 'no', forecasting: 'no', ...typed }, technology, technologyWhy: 'Fits what the team already runs 与团队现有平台一致', finish: true })
}

/** Everybody who is asked decides, in the order in which they are asked. */
async function approve(made: Registers, requestId: string, when: Date): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const open = await db.approvalStep.findFirst({ where: { status: 'open', round: { requestId, status: 'open' } }, select: { id: true, version: true, role: true, personId: true }, orderBy: { ordinal: 'asc' } })
    if (!open) return
    const named = [...made.people].find(([, id]) => id === open.personId)?.[0]
    for (const key of named ? [named] : (deciders[open.role] ?? [])) {
      const done = await decideStep(await as(made, key, when), { id: open.id, version: open.version, outcome: 'approved', reason: 'Worth it 值得做' }).catch(ifRefused)
      if (done) break
    }
  }
}

/** Who may not decide is not asked in real life: the next of the role is. */
const ifRefused = (error: unknown) => {
  if (error instanceof AppError && error.code !== 'internal') return null
  throw error
}

async function deliver({ made, clock }: Stage, id: string, version: number, automation: Extract<DemoStep, ['deliver', ...unknown[]]>[2], when: Date): Promise<void> {
  const how = automation === 'none' ? 'none' : 'join'
  await convertRequest(await as(made, centre, when), { id, version, how, ...(automation !== 'none' && { automationId: idOf(made.automations, automation) }), leadId: idOf(made.people, 'ma'), day: addDays(clock.today, 20) })
}

function draftEvents(made: Registers, at: At): Event[] {
  return demoDrafts.map(({ by, ago, title, pain, process }) => ({ at: at(ago, 16), happen: async (when) => void (await saveDraft(await as(made, by, when), { id: randomUUID(), title, pain, processId: process && idOf(made.processes, process) })) }))
}
