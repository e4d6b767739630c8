import { z } from 'zod'
import { DAY_MS } from '@/lib/core/calendar/local-day'
import { LONGEST_DEADLINE_MS } from '@/lib/core/reviews/point'
import { openStatuses, remindsAt, reviewCode } from '@/lib/core/reviews/task'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { waking } from './again'
import { endReview } from './end-review'
import { lockTask, taskRow, type TaskRow } from './record'
import { peopleAsked, tell } from './told'

const PAGE = 200
/** An overdue document is brought up again so often. */
const AGAIN_MS = DAY_MS

/**
 * Reminds when a quarter of the time is left; when it is over, passes the document on, or ends it where the point says so. One
 * transaction a document, so that a stop in the middle loses and repeats nothing.
 * @returns how many documents something was done about
 */
export async function watchReviews(ctx: Ctx, signal: AbortSignal): Promise<number> {
  let done = 0
  for (let after = ''; !signal.aborted; ) {
    const page = await ctx.db.reviewTask.findMany({
      where: { status: { in: [...openStatuses] }, dueAt: { lte: new Date(ctx.now.getTime() + LONGEST_DEADLINE_MS / 4) }, id: { gt: after } },
      select: { id: true, askedAt: true, dueAt: true, remindedAt: true, escalatedAt: true, point: { select: { onExpiry: true } } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const task of page) {
      if (signal.aborted) break
      if (!stepOf(task, ctx.now)) continue
      const { step } = await watchReview(ctx, { id: task.id })
      if (step) done += 1
    }
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  return done
}

type Step = 'remind' | 'escalate' | 'expire' | 'again'

function stepOf({ askedAt, dueAt, remindedAt, escalatedAt, point }: Pick<TaskRow, 'askedAt' | 'dueAt' | 'remindedAt' | 'escalatedAt'> & { point: { onExpiry: string } }, now: Date): Step | null {
  if (dueAt <= now) {
    if (point.onExpiry === 'reject') return 'expire'
    if (!escalatedAt) return 'escalate'
    return now.getTime() - (remindedAt ?? escalatedAt).getTime() >= AGAIN_MS ? 'again' : null
  }
  return !remindedAt && remindsAt({ askedAt, dueAt }) <= now ? 'remind' : null
}

const watchReview = waking(command({
  permission: 'review:decide',
  input: z.strictObject({ id: z.string() }),
  async run(ctx, { id }): Promise<{ result: { id: string; step: Step | null }; audit: AuditDraft[] }> {
    await lockTask(ctx, id)
    const task = await ctx.db.reviewTask.findFirst({ where: { id, status: { in: [...openStatuses] } }, select: taskRow })
    const step = task && stepOf(task, ctx.now)
    if (!task || !step) return { result: { id, step: null }, audit: [] }
    return { result: { id, step }, audit: [await take(ctx, task, step)] }
  },
}))

/** Ends what is late at a point that ends late documents, before it is told to do otherwise: their engines may have heard so already. */
export async function expireLate(ctx: Ctx, pointId: string): Promise<AuditDraft[]> {
  const open = { pointId, status: { in: [...openStatuses] }, dueAt: { lte: ctx.now } }
  const audit: AuditDraft[] = []
  for (const { id } of await ctx.db.reviewTask.findMany({ where: open, select: { id: true }, orderBy: { id: 'asc' } })) {
    await lockTask(ctx, id)
    const task = await ctx.db.reviewTask.findFirst({ where: { id, ...open }, select: taskRow })
    if (task) audit.push(await take(ctx, task, 'expire'))
  }
  return audit
}

const actions = { remind: 'review.reminded', again: 'review.reminded', escalate: 'review.escalated', expire: 'review.expired' } as const

/** @returns what the audit trail will hold */
async function take(ctx: Ctx, task: TaskRow, step: Step): Promise<AuditDraft> {
  const { told } = await act(ctx, task, step)
  return { action: actions[step], entity: 'review', entityId: task.id, facts: { name: `${reviewCode(task.number)} ${task.title}`, dueAt: task.dueAt, told } }
}

async function act(ctx: Ctx, task: TaskRow, step: Step): Promise<{ told: number }> {
  const { id, point, automation } = task
  const chief = point.escalateToId ?? point.process.ownerId ?? automation?.ownerId ?? null
  if (step === 'remind') {
    await ctx.db.reviewTask.update({ where: { id }, data: { remindedAt: ctx.now }, select: { id: true } })
    return { told: await tell(ctx, task, 'reviewDueSoon', await peopleAsked(ctx, task), { once: `due/${id}` }) }
  }
  if (step === 'expire') {
    await endReview(ctx, task, 'expired')
    return { told: await tell(ctx, task, 'reviewExpired', [point.process.ownerId, automation?.ownerId ?? null], { once: `expired/${id}` }) }
  }
  await ctx.db.reviewTask.update({ where: { id }, data: step === 'escalate' ? { escalatedAt: ctx.now, remindedAt: ctx.now } : { remindedAt: ctx.now }, select: { id: true } })
  const day = ctx.now.toISOString().slice(0, 10)
  return { told: await tell(ctx, task, 'reviewEscalated', [chief, ...(await peopleAsked(ctx, task))], { once: `late/${id}/${step === 'escalate' ? 'first' : day}` }) }
}
