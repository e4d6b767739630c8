import type { Ctx } from '@/lib/server/ctx'

/** The next number of a risk: one statement, so that two opened at once never get the same. */
export async function nextRiskNumber(ctx: Ctx): Promise<number> {
  const { value } = await ctx.db.counter.upsert({ where: { name: 'risk' }, create: { name: 'risk', value: 1 }, update: { value: { increment: 1 } }, select: { value: true } })
  return value
}
