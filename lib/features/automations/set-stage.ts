import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { decideStage } from '@/lib/core/portfolio/stages'
import { followAutomation } from '@/lib/features/requests/follow-delivery'
import { command } from '@/lib/server/command'
import { automationOf } from './record'
import { SetStage } from './schema'
import { readStageFacts } from './stage-facts'
import { automationFor } from './visible'

/** One step of the table in lib/core/portfolio/stages.ts, with the facts it was decided on in the audit entry. */
export const setStage = command({
  permission: 'automation:edit',
  input: SetStage,
  async run(ctx, { id, version, to, note }) {
    const guarded = await automationFor(ctx, id, 'automation:edit')
    if (guarded.version !== version) throw conflict()
    const facts = await readStageFacts(ctx, guarded)
    const decision = decideStage(facts, to)
    if (!decision.ok) throw ruleError(decision.reasons)
    const step = decision.value
    if ((step.kind === 'back' || step.kind === 'end') && !note) throw invalid({ note: [{ key: 'errors.required' }] })
    const liveSince = to === 'live' ? (guarded.liveSince ?? ctx.now) : step.kind === 'reopen' ? null : guarded.liveSince
    const { count } = await ctx.db.automation.updateMany({
      where: { id, version, stage: step.from },
      data: { stage: to, liveSince, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    await ctx.db.stageChange.create({
      data: { automationId: id, from: step.from, to, at: ctx.now, byId: facts.byId, reason: note ?? null, checks: step.checks.join(' ') },
      select: { id: true },
    })
    const followed = to === 'retired' ? await followAutomation(ctx, id) : []
    return {
      result: await automationOf(ctx, id),
      audit: [{
        action: 'automation.stage-changed', entity: 'automation', entityId: id,
        before: { stage: step.from }, after: { stage: to }, facts: { name: guarded.name, nameZh: guarded.nameZh, kind: step.kind, checks: step.checks, note, decidedOn: facts },
      }, ...followed],
    }
  },
})
