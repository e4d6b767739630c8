import { can } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const shown = { number: true, name: true } as const

/** Cases that the reader may decide on now, the longest waiting first: none of their own, none that they handed in. */
export async function casesAwaiting(ctx: Ctx, take: number): Promise<{ rows: { number: number; name: string }[]; count: number }> {
  if (!can(ctx.actor, 'case:decide') || ctx.actor.kind !== 'person') return { rows: [], count: 0 }
  const waiting = await ctx.db.businessCase.findMany({
    where: { status: 'submitted', archivedAt: null, isTemplate: false, ownerId: { not: ctx.actor.id } },
    select: { ...shown, ordinal: true, versions: { select: { savedById: true }, orderBy: { ordinal: 'desc' }, take: 1 } },
    orderBy: { submittedAt: 'asc' },
  })
  const mine = waiting.filter(({ versions }) => versions[0]?.savedById !== ctx.actor.id)
  return { rows: mine.slice(0, take).map(({ number, name }) => ({ number, name })), count: mine.length }
}

/** Own cases whose newest version came back and that nobody handed in since. */
export async function casesReturned(ctx: Ctx, take: number): Promise<{ number: number; name: string }[]> {
  const where: Prisma.BusinessCaseWhereInput = { ownerId: ctx.actor.id, status: 'draft', archivedAt: null, ordinal: { gt: 0 } }
  const rows = await ctx.db.businessCase.findMany({
    where,
    select: { ...shown, versions: { select: { decisions: { select: { outcome: true }, orderBy: { decidedAt: 'desc' }, take: 1 } }, orderBy: { ordinal: 'desc' }, take: 1 } },
    orderBy: { updatedAt: 'desc' },
    take: 50,
  })
  return rows.filter(({ versions }) => versions[0]?.decisions[0]?.outcome === 'returned').slice(0, take).map(({ number, name }) => ({ number, name }))
}
