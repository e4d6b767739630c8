import { z } from 'zod'
import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { reminderOn, type RemindingRule } from '@/lib/core/requests/reminding'
import { requestCode, type RequestStatus } from '@/lib/core/requests/statuses'
import { returnsTo } from '@/lib/core/requests/workflow'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { clockOf, type Clock } from './clock'
import { moveInside } from './move'
import { oneOfMany } from './one-of-many'
import { policyNow } from './policy'
import { remindOfStep } from './remind-approvals'
import { centreFor, holdersOf } from './tell-of-step'

const PAGE = 200
const reminded: RequestStatus[] = ['submitted', 'in-assessment', 'needs-information', 'approved', 'in-delivery', 'live']

/**
 * What the clock does with requests on a day: brings parked ones back, reminds whoever has a next step or an approval that is
 * due, and tells others of what has been reminded of in vain. One transaction each, so that a stop loses and repeats nothing.
 * @returns how many requests and approvals it did something for
 */
export async function remindRequests(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const { today } = await clockOf(ctx)
  let done = 0
  const each = async (page: (after: string) => Promise<{ id: string }[]>, work: (id: string) => Promise<number>) => {
    for (let after = ''; !signal.aborted; ) {
      const rows = await page(after)
      for (const { id } of rows) if (!signal.aborted) done += await oneOfMany(id, () => work(id))
      after = rows.at(-1)?.id ?? ''
      if (rows.length < PAGE) break
    }
  }
  const select = { id: true } as const
  const order = { orderBy: { id: 'asc' as const }, take: PAGE, select }
  await each((after) => ctx.db.request.findMany({ where: { id: { gt: after }, status: 'parked', parkedUntil: { lte: today } }, ...order }), (id) => unpark(ctx, { id }))
  await each((after) => ctx.db.request.findMany({ where: { id: { gt: after }, status: { in: reminded }, dueOn: { lte: today } }, ...order }), (id) => remindOne(ctx, { id }))
  await each((after) => ctx.db.approvalStep.findMany({ where: { id: { gt: after }, status: 'open', dueOn: { lte: today }, round: { status: 'open' } }, ...order }), (id) => remindOfStep(ctx, { id }))
  return done
}

const ById = z.strictObject({ id: z.string() })

const unpark = command({
  permission: 'request:edit',
  input: ById,
  async run(ctx, { id }) {
    const { today } = await clockOf(ctx)
    const request = await ctx.db.request.findFirst({ where: { id, status: 'parked', parkedUntil: { lte: today } }, select: { transitions: { where: { to: 'parked' }, select: { from: true }, orderBy: { ordinal: 'desc' }, take: 1 } } })
    const from = request?.transitions[0]?.from
    if (!from) return { result: 0, audit: [] }
    return { result: 1, audit: await moveInside(ctx, id, returnsTo(from as RequestStatus), { name: 'unpark', machine: 'clock' }) }
  },
})

const ruleNow = async (ctx: Ctx): Promise<RemindingRule> => {
  const { policy } = await policyNow(ctx)
  return { everyDays: policy.remindEveryDays, escalateAfter: policy.escalateAfter }
}

const dayIn = (at: Date | null, { timeZone }: Clock): Day | null => at && localDay(at.getTime(), timeZone)

const remindOne = command({
  permission: 'request:edit',
  input: ById,
  async run(ctx, { id }) {
    const request = await ctx.db.request.findFirst({
      where: { id, status: { in: reminded } },
      select: {
        id: true, number: true, title: true, status: true, statusSince: true, submitterId: true, assessorId: true, deliveryLeadId: true, holderRole: true, holderId: true,
        dueOn: true, reminders: true, remindedAt: true, escalatedAt: true, department: { select: { path: true } },
      },
    })
    if (!request?.dueOn) return { result: 0, audit: [] }
    const clock = await clockOf(ctx)
    const waiting = { dueOn: request.dueOn, reminders: request.reminders, remindedOn: dayIn(request.remindedAt, clock), escalated: request.escalatedAt !== null }
    const { remind, escalate, days } = reminderOn(clock.today, waiting, await ruleNow(ctx), clock.calendar)
    if (!remind) return { result: 0, audit: [] }
    const count = request.reminders + 1
    const { count: taken } = await ctx.db.request.updateMany({
      where: { id, status: request.status, reminders: request.reminders },
      data: { reminders: count, remindedAt: ctx.now, ...(escalate && { escalatedAt: ctx.now }) },
    })
    if (!taken) return { result: 0, audit: [] }
    const code = requestCode(request.number)
    const params = { code, title: request.title, due: { day: request.dueOn }, days, count: request.reminders }
    const name = `request/${id}/${request.statusSince.getTime()}`
    const drafts: NoticeDraft[] = (await peopleHolding(ctx, request)).map((personId) => ({ personId, kind: 'requestDue', params, href: `/requests/${request.number}`, dedupeKey: `${name}/due-${count}/${personId}` }))
    if (escalate) drafts.push(...(await peopleAbove(ctx, request)).map((personId): NoticeDraft => ({ personId, kind: 'requestEscalated', params, href: `/requests/${request.number}`, dedupeKey: `${name}/above/${personId}` })))
    await notify(ctx, drafts)
    return { result: 1, audit: { action: 'request.reminded', entity: 'request', entityId: id, facts: { name: `${code} ${request.title}`, status: request.status, dueOn: request.dueOn, reminders: count, escalated: escalate } } }
  },
})

interface Held {
  submitterId: string
  assessorId: string | null
  holderRole: string | null
  holderId: string | null
  department: { path: string } | null
}

/** The one who has the next step, else whoever of the centre could take it. */
async function peopleHolding(ctx: Ctx, request: Held): Promise<string[]> {
  if (request.holderRole === 'submitter') return [request.submitterId]
  const holder = request.holderId ? await ctx.db.person.findFirst({ where: { id: request.holderId, active: true }, select: { id: true } }) : null
  return holder ? [holder.id] : (await centreFor(ctx, request)).flatMap(({ id }) => (id === request.submitterId ? [] : [id]))
}

/** Above the submitter stands who assesses, above the centre the administrators and the steering group. */
async function peopleAbove(ctx: Ctx, request: Held): Promise<string[]> {
  const above =
    request.holderRole === 'submitter'
      ? request.assessorId ? [{ id: request.assessorId }] : await centreFor(ctx, request)
      : await holdersOf(ctx.db, ['admin', 'steering'], request.department?.path ?? null)
  return above.map(({ id }) => id).filter((id) => id !== request.holderId && id !== request.submitterId)
}
