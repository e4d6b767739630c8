import type { Ctx } from '@/lib/server/ctx'

/** The controls as they stand: a judgement keeps what it was made on. */
export async function controlsNow(ctx: Ctx, riskId: string) {
  return ctx.db.riskControl.findMany({ where: { riskId, archivedAt: null }, select: { text: true, textZh: true, kind: true, design: true, operating: true }, orderBy: { createdAt: 'asc' } })
}
