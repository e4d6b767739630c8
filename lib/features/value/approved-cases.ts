import type { Ctx } from '@/lib/server/ctx'

/** Automations of which finance approved a business case that still stands, of their own or of the idea that they were made from. */
export async function withApprovedCase(ctx: Ctx, automationIds: readonly string[]): Promise<Set<string>> {
  const ids = [...automationIds]
  const rows = await ctx.db.businessCaseDecision.findMany({
    where: { outcome: 'approved', version: { case: { archivedAt: null, isTemplate: false, status: { not: 'withdrawn' }, OR: [{ automationId: { in: ids } }, { automationId: null, request: { automationId: { in: ids }, type: 'idea' } }] } } },
    select: { version: { select: { case: { select: { automationId: true, request: { select: { automationId: true } } } } } } },
  })
  return new Set(rows.flatMap(({ version: { case: found } }) => found.automationId ?? found.request?.automationId ?? []))
}
