import { can } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'
import { waitsFor } from './assessment-queries'
import { readStanding } from './gaps'

/** Assessments that wait for the reader's answer, the longest waiting first. */
export async function assessmentsAwaiting(ctx: Ctx, take: number): Promise<{ rows: { number: number; title: string }[]; count: number }> {
  if (!can(ctx.actor, 'compliance:review') || ctx.actor.kind !== 'person') return { rows: [], count: 0 }
  const waiting = await ctx.db.impactAssessment.findMany({
    where: waitsFor(ctx.actor.id),
    select: { number: true, title: true, versions: { select: { savedById: true, decisions: { select: { deciderId: true } } }, orderBy: { ordinal: 'desc' }, take: 1 } },
    orderBy: { submittedAt: 'asc' },
  })
  const open = waiting.filter(({ versions: [newest] }) => newest && newest.savedById !== ctx.actor.id && newest.decisions.every(({ deciderId }) => deciderId !== ctx.actor.id))
  return { rows: open.slice(0, take).map(({ number, title }) => ({ number, title })), count: open.length }
}

/** Own assessments that came back or were rejected and wait to be written on. */
export async function assessmentsReturned(ctx: Ctx, take: number): Promise<{ number: number; title: string }[]> {
  const rows = await ctx.db.impactAssessment.findMany({
    where: { ownerId: ctx.actor.id, status: 'draft', ordinal: { gt: 0 } },
    select: { number: true, title: true, versions: { select: { decisions: { select: { outcome: true } } }, orderBy: { ordinal: 'desc' }, take: 1 } },
    orderBy: { updatedAt: 'desc' },
    take: 50,
  })
  return rows.filter(({ versions }) => versions[0]?.decisions.some(({ outcome }) => outcome === 'returned')).slice(0, take).map(({ number, title }) => ({ number, title }))
}

/** Processes of the reader with an automation in build or test that something still holds from going live. */
export async function processesHeld(ctx: Ctx, take: number): Promise<{ id: string; name: string; nameZh: string | null; count: number }[]> {
  const where = { ownerId: ctx.actor.id, archivedAt: null, automations: { some: { archivedAt: null, stage: { in: ['in-build', 'in-test'] } } } }
  const rows = await ctx.db.businessProcess.findMany({ where, select: { id: true, name: true, nameZh: true }, orderBy: { name: 'asc' } })
  if (!rows.length) return []
  const standing = await readStanding(ctx, where)
  return rows
    .map((row) => ({ ...row, count: standing.get(row.id)?.gaps.filter(({ who }) => who.some(({ id }) => id === ctx.actor.id)).length ?? 0 }))
    .filter(({ count }) => count > 0)
    .slice(0, take)
}
