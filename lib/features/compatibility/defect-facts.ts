import type { DefectFacts } from '@/lib/core/compatibility/defect'
import { builtBefore } from '@/lib/features/automations/former-duties'
import type { Ctx } from '@/lib/server/ctx'

interface Fault extends Pick<DefectFacts, 'status' | 'severity' | 'ownerId'> {
  id: string
}

/** What decides who may take a step with a fault, former duties of the reader included. */
export async function defectFacts(ctx: Ctx, { id, status, severity, ownerId }: Fault, automation: { id: string; builderId: string | null }): Promise<DefectFacts> {
  return {
    status, severity, ownerId, builderId: automation.builderId,
    builtBefore: await builtBefore(ctx, automation.id),
    mendedBefore: await mendedBefore(ctx, id),
    byId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
  }
}

/** Whether the reader was to mend it once, or said that it was mended. */
const mendedBefore = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await ctx.db.auditEntry.count({
    where: { entity: 'compat-defect', entityId: id, OR: [{ action: 'compat-defect.fixed', actorId: ctx.actor.id }, { data: { contains: `"ownerId":${JSON.stringify(ctx.actor.id)}` } }] },
  })) > 0
