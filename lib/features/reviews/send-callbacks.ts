import { z } from 'zod'
import { channels } from '@/lib/channels/registry'
import { retryInMs } from '@/lib/core/reviews/callback'
import { reviewCode } from '@/lib/core/reviews/task'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { taskRow } from './record'
import { signedHeaders } from './signing'
import { tell } from './told'

const MOST_AT_ONCE = 200
const HOSTS_AT_ONCE = 8
/** While it is being sent nobody else takes it; after a crash it is due again then. */
const CLAIM_MS = 60_000

const dueRow = {
  id: true, taskId: true, url: true, body: true, attempts: true,
  task: { select: { point: { select: { id: true, signingCipher: true, signingKeyVersion: true } } } },
} satisfies Prisma.ReviewCallbackSelect
type DueCallback = Prisma.ReviewCallbackGetPayload<{ select: typeof dueRow }>

const dueCallbacks = (ctx: Ctx): Prisma.ReviewCallbackWhereInput => ({ status: 'waiting', nextAt: { lte: ctx.now } })
export const callbackIsDue = async (ctx: Ctx): Promise<boolean> => (await ctx.db.reviewCallback.count({ where: dueCallbacks(ctx) })) > 0

/**
 * Sends what is due. Each answer is claimed before it leaves and marked after: a process that dies in between sends it once more
 * under the same identifier. Hosts are served side by side, so that one that hangs delays no other.
 */
export async function sendCallbacks(ctx: Ctx, signal: AbortSignal): Promise<{ handled: number; succeeded: number } | null> {
  const rows = await ctx.db.reviewCallback.findMany({ where: dueCallbacks(ctx), select: dueRow, orderBy: [{ nextAt: 'asc' }, { id: 'asc' }], take: MOST_AT_ONCE })
  const groups = byHost(rows)
  const tally = { handled: 0, succeeded: 0 }
  const lane = async () => {
    for (let group = groups.shift(); group && !signal.aborted; group = groups.shift()) {
      for (const row of group) {
        if (signal.aborted) return
        const taken = await sendOne(ctx, row, signal)
        if (taken === null) continue
        tally.handled += 1
        if (taken) tally.succeeded += 1
      }
    }
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane))
  return tally.handled ? tally : null
}

function byHost(rows: readonly DueCallback[]): DueCallback[][] {
  const groups = new Map<string, DueCallback[]>()
  for (const row of rows) {
    const host = URL.canParse(row.url) ? new URL(row.url).host : row.url
    groups.set(host, [...(groups.get(host) ?? []), row])
  }
  return [...groups.values()]
}

/** True: taken. False: not. Null: somebody else has it. */
async function sendOne(ctx: Ctx, row: DueCallback, signal: AbortSignal): Promise<boolean | null> {
  const { count } = await ctx.db.reviewCallback.updateMany({ where: { id: row.id, status: 'waiting', attempts: row.attempts }, data: { attempts: { increment: 1 }, nextAt: new Date(ctx.now.getTime() + CLAIM_MS) } })
  if (!count) return null
  const headers = headersOf(row, new Date())
  const result = headers
    ? await channels.callback.post({ hosts: env().CALLBACK_HOSTS, url: row.url, headers: { 'content-type': 'application/json', ...headers }, body: row.body, signal })
    : { taken: false as const, fault: 'key' as const, status: null, passing: false, retryAfterMs: null }
  if (result.taken) {
    await ctx.db.reviewCallback.update({ where: { id: row.id }, data: { status: 'sent', sentAt: ctx.now, lastStatus: result.status, lastError: null }, select: { id: true } })
    return true
  }
  log.warn({ callback: row.id, fault: result.fault, status: result.status }, 'the answer of a review was not taken')
  const wait = result.passing ? retryInMs(row.attempts + 1, result.retryAfterMs) : null
  const state = { lastStatus: result.status, lastError: `reviews.faults.${result.fault}` }
  if (wait !== null) await ctx.db.reviewCallback.update({ where: { id: row.id }, data: { ...state, nextAt: new Date(ctx.now.getTime() + wait) }, select: { id: true } })
  else await giveUp(ctx, { id: row.id, ...state })
  return false
}

function headersOf({ id, body, task: { point } }: DueCallback, now: Date): Record<string, string> | null {
  if (point.signingCipher === null || point.signingKeyVersion === null) return null
  try {
    return signedHeaders({ id: point.id, signingCipher: point.signingCipher, signingKeyVersion: point.signingKeyVersion }, id, body, now)
  } catch {
    return null
  }
}

/** Puts an answer aside that nobody takes, and says so to those who can help. */
const giveUp = command({
  permission: 'review:ask',
  input: z.strictObject({ id: z.string(), lastStatus: z.number().nullable(), lastError: z.string() }),
  async run(ctx, { id, ...state }) {
    const { task } = await ctx.db.reviewCallback.update({ where: { id }, data: { status: 'failed', ...state }, select: { task: { select: taskRow } } })
    await tell(ctx, task, 'reviewCallbackFailed', [task.askedById, task.automation?.ownerId ?? task.point.process.ownerId], { once: `callback/${id}` })
    return { result: { id }, audit: { action: 'review.callback-failed', entity: 'review', entityId: task.id, facts: { name: `${reviewCode(task.number)} ${task.title}`, callback: id, fault: state.lastError.split('.').at(-1), status: state.lastStatus } } }
  },
})
