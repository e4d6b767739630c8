import type { Ctx } from '@/lib/server/ctx'

const FIRST = 1001

/** The next number of a request: one statement, so that two who file at once never get the same. */
export async function nextRequestNumber(ctx: Ctx): Promise<number> {
  const { value } = await ctx.db.counter.upsert({ where: { name: 'request' }, create: { name: 'request', value: FIRST }, update: { value: { increment: 1 } }, select: { value: true } })
  return value
}
