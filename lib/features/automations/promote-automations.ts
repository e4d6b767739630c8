import { z } from 'zod'
import { id } from '@/lib/core/portfolio/fields'
import { liveStages } from '@/lib/core/portfolio/stages'
import { command } from '@/lib/server/command'

/** Called when the gate of a phase was passed: what is in service there is marked with the phase that it passed. */
export const promoteAutomations = command({
  permission: 'gate:decide',
  input: z.strictObject({ phaseId: id, ordinal: z.number().int().min(1) }),
  async run(ctx, { phaseId, ordinal }) {
    const rows = await ctx.db.automation.findMany({
      where: { phaseId, archivedAt: null },
      select: { id: true, code: true, name: true, nameZh: true, stage: true, ownerId: true, deputyId: true, promotedFrom: true },
      orderBy: [{ code: 'asc' }, { id: 'asc' }],
    })
    const promoted = rows.filter(({ stage }) => (liveStages as readonly string[]).includes(stage))
    await ctx.db.automation.updateMany({ where: { id: { in: promoted.map((row) => row.id) } }, data: { promotedFrom: ordinal, updatedAt: ctx.now, version: { increment: 1 } } })
    return {
      result: { promoted, left: rows.filter((row) => !promoted.includes(row) && row.stage !== 'retired') },
      audit: promoted.map((row) => ({
        action: 'automation.promoted', entity: 'automation', entityId: row.id,
        before: { promotedFrom: row.promotedFrom }, after: { promotedFrom: ordinal }, facts: { name: row.name, nameZh: row.nameZh, phaseId },
      })),
    }
  },
})
