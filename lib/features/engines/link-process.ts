import { conflict, notFound } from '@/lib/core/errors'
import { automationFor } from '@/lib/features/automations/visible'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { LinkProcess, SetPurpose, UnlinkProcess } from './schema'

const processFields = { id: true, engineId: true, externalId: true, name: true, purpose: true, automationId: true } as const

async function processOf(ctx: Ctx, id: number) {
  const process = await ctx.db.engineProcess.findFirst({ where: { id, engine: { status: { not: 'deleting' } } }, select: processFields })
  if (!process) throw notFound('engineProcess')
  return process
}

/** The process must lie where the person may link; what is linked to nothing belongs to the whole programme. */
async function requireReach(ctx: Ctx, { automationId }: { automationId: string | null }): Promise<void> {
  if (automationId) await automationFor(ctx, automationId, 'engine:link')
  else requireFor(ctx, 'engine:link', null)
}

/** Refused when somebody linked it elsewhere since `before` was read: the reach was decided on that. */
async function relink(ctx: Ctx, before: { id: number; automationId: string | null }, automationId: string | null) {
  const { count } = await ctx.db.engineProcess.updateMany({ where: { id: before.id, automationId: before.automationId }, data: { automationId } })
  if (!count) throw conflict()
  return processOf(ctx, before.id)
}

/** The runs of the process, past and future, then count for the automation. */
export const linkProcess = command({
  permission: 'engine:link',
  input: LinkProcess,
  async run(ctx, { processId, automationId }) {
    const before = await processOf(ctx, processId)
    await automationFor(ctx, automationId, 'engine:link')
    await requireReach(ctx, before)
    const after = await relink(ctx, before, automationId)
    return { result: after, audit: { action: 'engine-process.linked', entity: 'engineProcess', entityId: processId, before, after } }
  },
})

export const unlinkProcess = command({
  permission: 'engine:link',
  input: UnlinkProcess,
  async run(ctx, { processId }) {
    const before = await processOf(ctx, processId)
    if (!before.automationId) return { result: before, audit: [] }
    await requireReach(ctx, before)
    const after = await relink(ctx, before, null)
    return { result: after, audit: { action: 'engine-process.unlinked', entity: 'engineProcess', entityId: processId, before, after } }
  },
})

/** Test and dispatcher processes stay visible and are left out of every figure. */
export const setProcessPurpose = command({
  permission: 'engine:link',
  input: SetPurpose,
  async run(ctx, { processId, purpose }) {
    const before = await processOf(ctx, processId)
    await requireReach(ctx, before)
    const after = await ctx.db.engineProcess.update({ where: { id: processId }, data: { purpose }, select: processFields })
    return { result: after, audit: { action: 'engine-process.purpose-set', entity: 'engineProcess', entityId: processId, before, after } }
  },
})
