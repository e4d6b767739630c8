import { setTimeout } from 'node:timers/promises'
import { SendFault, type Conversation } from '@/lib/channels/contract'
import type { MessageParams } from '@/lib/core/errors'
import { STALE_MS } from '@/lib/core/notices/notice'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { log } from '@/lib/server/log'
import { settingsOf } from '@/lib/server/settings'
import { openMail } from './connection'
import { contentOf, waitingDelivery, writeMail, type WaitingDelivery } from './write-mail'

const MOST_AT_ONCE = 200
/** While it is being sent nobody else takes it; after a crash it is due again then. */
const CLAIM_MS = 10 * 60_000
/** Pauses between attempts: about a day in all. */
const PAUSES_MIN = [1, 5, 15, 60, 240, 480, 720]

export const dueDeliveries = (ctx: Ctx) => ({ status: 'waiting', nextAt: { lte: ctx.now } })

export async function mailIsDue(ctx: Ctx): Promise<boolean> {
  return (await settingsOf(ctx.db, 'mail')).enabled && (await ctx.db.delivery.count({ where: dueDeliveries(ctx) })) > 0
}

/**
 * Sends what is due. Each row is claimed before it is sent and marked after: a process that dies in between sends once more,
 * under the same message id. A server that is down ends the round; the rows stay due.
 */
export async function deliver(ctx: Ctx, signal: AbortSignal): Promise<{ handled: number; succeeded: number } | null> {
  if (!(await settingsOf(ctx.db, 'mail')).enabled) return null
  const rows = await ctx.db.delivery.findMany({ where: dueDeliveries(ctx), select: waitingDelivery, orderBy: [{ nextAt: 'asc' }, { id: 'asc' }], take: MOST_AT_ONCE })
  let conversation: Conversation | undefined
  let handled = 0
  let succeeded = 0
  try {
    for (const group of grouped(rows)) {
      if (signal.aborted) break
      const claimed = await claim(ctx, group)
      if (!claimed.length) continue
      handled += claimed.length
      try {
        conversation ??= await openMail(ctx)
        if (await sendOne(ctx, conversation, claimed)) succeeded += claimed.length
      } catch (error) {
        const fault = error instanceof SendFault ? error : new SendFault('unknown', {}, 'once', true, error)
        log.warn({ err: fault.cause ?? fault, deliveries: claimed.map(({ id }) => id) }, 'mail was not taken')
        await postpone(ctx, claimed, fault)
        if (fault.reach === 'channel') break
      }
    }
  } finally {
    conversation?.close()
  }
  return handled ? { handled, succeeded } : null
}

/** Digest mails to one person leave as one. */
function grouped(rows: readonly WaitingDelivery[]): WaitingDelivery[][] {
  const groups = new Map<string, WaitingDelivery[]>()
  for (const row of rows) {
    const key = contentOf(row).digest ? `digest ${row.personId}` : row.id
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

async function claim(ctx: Ctx, group: WaitingDelivery[]): Promise<WaitingDelivery[]> {
  const claimed: WaitingDelivery[] = []
  for (const row of group) {
    const { count } = await ctx.db.delivery.updateMany({
      where: { id: row.id, status: 'waiting', attempts: row.attempts },
      data: { attempts: { increment: 1 }, nextAt: new Date(ctx.now.getTime() + CLAIM_MS) },
    })
    if (count) claimed.push(row)
  }
  return claimed
}

async function sendOne(ctx: Ctx, conversation: Conversation, rows: WaitingDelivery[]): Promise<boolean> {
  const stale = rows.every(({ createdAt }) => ctx.now.getTime() - createdAt.getTime() > STALE_MS)
  const message = stale ? 'stale' : await writeMail(ctx, rows)
  const ids = rows.map(({ id }) => id)
  if (typeof message === 'string') {
    await ctx.db.delivery.updateMany({ where: { id: { in: ids } }, data: { status: 'failed', lastError: faultText(message, {}) } })
    return false
  }
  await conversation.send(message)
  const sent = { status: 'sent', sentAt: new Date(), subject: message.subject, address: message.to.address, lastError: null }
  await persistently(() => ctx.db.delivery.updateMany({ where: { id: { in: ids } }, data: sent }))
  return true
}

/** What has left must not leave again because the database was busy for a moment. */
async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (const pauseMs of [200, 1000]) {
    try {
      return await write()
    } catch {
      await setTimeout(pauseMs)
    }
  }
  return write()
}

async function postpone(ctx: Ctx, rows: WaitingDelivery[], fault: SendFault): Promise<void> {
  for (const { id, attempts } of rows) {
    const pause = PAUSES_MIN[attempts]
    const again = fault.passing && pause !== undefined
    await ctx.db.delivery.updateMany({
      where: { id },
      data: { status: again ? 'waiting' : 'failed', nextAt: new Date(ctx.now.getTime() + (pause ?? 0) * 60_000), lastError: faultText(fault.kind, fault.params) },
    })
  }
}

const faultText = (kind: string, params: MessageParams) => canonicalJson({ key: `notices.faults.${kind}`, params })
