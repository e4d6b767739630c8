import type { Ctx } from '@/lib/server/ctx'

/** The next number of a business case: one statement, so that two who begin at once never get the same. */
export async function nextCaseNumber(ctx: Ctx): Promise<number> {
  const { value } = await ctx.db.counter.upsert({ where: { name: 'case' }, create: { name: 'case', value: 1 }, update: { value: { increment: 1 } }, select: { value: true } })
  return value
}
