import { can } from '@/lib/core/access'
import { forbidden, notFound } from '@/lib/core/errors'
import type { ReviewAnswer } from '@/lib/core/reviews/answer'
import { parse } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { readAnswer, readOwnAnswer } from './register'
import { AwaitReview } from './schema'
import { untilEnded } from './waiting'

/**
 * The answer to a question: at once when it is final, else when it is, or after the seconds that the caller waits at most. Nothing
 * is held of the database meanwhile.
 */
export async function awaitAnswer(ctx: Ctx, raw: unknown, signal: AbortSignal): Promise<ReviewAnswer> {
  const { id, wait } = parse(AwaitReview, raw)
  const first = await read(ctx, id)
  if (first.done || wait === 0) return first
  const dueInMs = Date.parse(first.dueAt) - ctx.now.getTime()
  // A deadline that ends the document wakes nobody by itself.
  await untilEnded(first.id, Math.max(0, Math.min(wait * 1000, dueInMs > 0 ? dueInMs + 50 : wait * 1000)), signal)
  return read({ ...ctx, now: new Date() }, id)
}

async function read(ctx: Ctx, id: string): Promise<ReviewAnswer> {
  const own = can(ctx.actor, 'review:ask') ? await readOwnAnswer(ctx, { id }) : null
  if (own) return own
  if (can(ctx.actor, 'review:read')) return readAnswer(ctx, { id })
  throw can(ctx.actor, 'review:ask') ? notFound('review') : forbidden('review:read')
}
