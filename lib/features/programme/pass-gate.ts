import { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict, ruleError } from '@/lib/core/errors'
import { id } from '@/lib/core/portfolio/fields'
import { promoteAutomations } from '@/lib/features/automations/promote-automations'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { phaseOf } from './record'

/**
 * After a go or a conditional go, inside the transaction of the decision: closes the phase today, opens the next one unless it
 * is open already, and marks what is in service as promoted. The last phase of the programme only closes.
 */
export const passGate = command({
  permission: 'gate:decide',
  input: z.strictObject({ phaseId: id, reviewId: id }),
  async run(ctx, { phaseId, reviewId }) {
    const before = await phaseOf(ctx, phaseId)
    if (before.status !== 'active') throw ruleError([{ key: 'gateReviews.errors.phase-' + before.status }])
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const today = localDay(ctx.now.getTime(), timeZone)
    const { count } = await ctx.db.phase.updateMany({ where: { id: phaseId, status: 'active' }, data: { status: 'closed', actualEnd: storeDay(today), version: { increment: 1 } } })
    if (!count) throw conflict()
    const stored = await ctx.db.phase.findUniqueOrThrow({ where: { id: phaseId }, select: { programmeId: true } })
    const next = await ctx.db.phase.findFirst({
      where: { programmeId: stored.programmeId, ordinal: { gt: before.ordinal } },
      select: { id: true, ordinal: true, name: true, nameZh: true, status: true, ownerId: true },
      orderBy: { ordinal: 'asc' },
    })
    const opens = next?.status === 'planned'
    if (opens) {
      const opened = await ctx.db.phase.updateMany({ where: { id: next.id, status: 'planned' }, data: { status: 'active', actualStart: storeDay(today), version: { increment: 1 } } })
      if (!opened.count) throw conflict()
    }
    const { promoted, left } = await promoteAutomations(ctx, { phaseId, ordinal: before.ordinal })
    const facts = { reviewId, on: today }
    return {
      result: { closed: before, next: next && { ...next, opened: opens }, promoted, left },
      audit: [
        { action: 'phase.closed', entity: 'phase', entityId: phaseId, before: { status: before.status, name: before.name, nameZh: before.nameZh }, after: { status: 'closed', name: before.name, nameZh: before.nameZh }, facts },
        ...(next && opens ? [{ action: 'phase.opened', entity: 'phase', entityId: next.id, before: { status: 'planned', name: next.name, nameZh: next.nameZh }, after: { status: 'active', name: next.name, nameZh: next.nameZh }, facts }] : []),
      ],
    }
  },
})
