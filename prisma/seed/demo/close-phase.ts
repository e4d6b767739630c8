import { z } from 'zod'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { day, id } from '@/lib/core/portfolio/fields'
import { phaseOf } from '@/lib/features/programme/record'
import { command } from '@/lib/server/command'

/** History that the demo needs: in the portal a phase is closed by its gate. */
export const turnPhase = command({
  permission: 'role:grant',
  input: z.strictObject({ id, status: z.enum(['active', 'closed']), on: day }),
  async run(ctx, input) {
    const before = await phaseOf(ctx, input.id)
    const date = storeDay(input.on)
    await ctx.db.phase.update({
      where: { id: input.id },
      data: { status: input.status, version: { increment: 1 }, ...(input.status === 'active' ? { actualStart: date } : { actualEnd: date }) },
      select: { id: true },
    })
    const after = await phaseOf(ctx, input.id)
    return { result: after, audit: { action: input.status === 'active' ? 'phase.started' : 'phase.closed', entity: 'phase', entityId: input.id, before, after } }
  },
})
