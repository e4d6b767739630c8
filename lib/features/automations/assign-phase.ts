import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { automationOf, requireOpenPhase } from './record'
import { AssignPhase } from './schema'
import { automationFor } from './visible'

const phaseIn = ({ phase }: { phase: { id: string; key: string } | null }) => ({ phaseId: phase?.id ?? null, phase: phase?.key ?? null })
const WITHOUT_PHASE = ['assessed', 'approved', 'retired']

/** Moves the automation to a phase that is not closed; without one it may only be while nothing is built. */
export const assignPhase = command({
  permission: 'automation:edit',
  input: AssignPhase,
  async run(ctx, { id, version, phaseId }) {
    const guarded = await automationFor(ctx, id, 'automation:edit')
    if (guarded.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    if (phaseId) await requireOpenPhase(ctx, phaseId)
    else if (!WITHOUT_PHASE.includes(guarded.stage)) throw ruleError([{ key: 'automations.phaseNeeded' }])
    const before = await automationOf(ctx, id)
    const { count } = await ctx.db.automation.updateMany({ where: { id, version }, data: { phaseId: phaseId ?? null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const after = await automationOf(ctx, id)
    return { result: after, audit: { action: 'automation.phase-assigned', entity: 'automation', entityId: id, before: phaseIn(before), after: phaseIn(after), facts: { name: before.name, nameZh: before.nameZh } } }
  },
})
