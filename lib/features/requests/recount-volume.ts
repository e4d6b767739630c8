import { volumeOf } from '@/lib/core/requests/volume'
import type { Ctx } from '@/lib/server/ctx'
import { workingDaysNow } from './record'

/** Volume and hours of a request from what it and its supporters say now, stored with it. The caller holds the row's lock. */
export async function recountVolume(ctx: Ctx, id: string) {
  const request = await ctx.db.request.findUniqueOrThrow({ where: { id }, select: { frequencyCount: true, frequencyUnit: true, manualMs: true, supporters: { select: { itemsPerYear: true, manualMs: true } } } })
  const totals = { ...volumeOf(request, request.supporters, await workingDaysNow(ctx)), supports: request.supporters.length }
  await ctx.db.request.update({ where: { id }, data: totals, select: { id: true } })
  return totals
}
