import { holds, holdsAsked, type Hold, type HoldReason, type Stage, type StageFacts } from '@/lib/core/portfolio/stages'
import { goLiveBlockers } from '@/lib/features/compatibility/blockers'
import { complianceGaps } from '@/lib/features/compliance/gaps'
import type { Ctx } from '@/lib/server/ctx'
import { builtBefore } from './former-duties'
import type { GuardedAutomation } from './visible'

/** What other registers hold go-live with, one line each. */
const readers: Record<Hold, (ctx: Ctx, automation: GuardedAutomation) => Promise<HoldReason[]>> = {
  compatibility: async (ctx, { id }) => (await goLiveBlockers(ctx, id)).map((reason) => ({ ...reason, href: `/compatibility/automations/${id}` })),
  compliance: async (ctx, { processId }) =>
    (await complianceGaps(ctx, processId)).map(({ key, params, who, href }) => ({ key, ...(params && { params }), who: who.map(({ name }) => name), href })),
}

/** The facts that the table of stages decides on; other registers are read only where a step of the present stage asks for them. */
export async function readStageFacts(ctx: Ctx, automation: GuardedAutomation): Promise<StageFacts> {
  const stage = automation.stage as Stage
  const asked = new Set(automation.archivedAt ? [] : holdsAsked(stage))
  const held = {} as Record<Hold, readonly HoldReason[]>
  // One after the other: inside a transaction there is one connection.
  for (const name of holds) held[name] = asked.has(name) ? await readers[name](ctx, automation) : []
  return {
    stage,
    archived: automation.archivedAt !== null,
    ownerId: automation.ownerId,
    deputyId: automation.deputyId,
    builderId: automation.builderId,
    builtBefore: await builtBefore(ctx, automation.id),
    phaseId: automation.phaseId,
    hasBaseline: automation.process._count.baselines > 0,
    linked: automation._count.engineProcesses,
    byId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    held,
  }
}
