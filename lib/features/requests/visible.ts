import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** The requests that the reader may see: ideas are public inside the house, a draft belongs to its submitter alone. */
export function visibleRequest(ctx: Ctx): Prisma.RequestWhereInput {
  if (ctx.actor.kind === 'job' || ctx.actor.kind === 'system') return {}
  return { OR: [{ status: { not: 'draft' } }, { submitterId: ctx.actor.id }] }
}

/** The stored row of a visible request, by id; `not_found` otherwise. The name of an anonymous submitter goes through `submitterShown`. */
export async function requestFor(ctx: Ctx, id: string) {
  const request = await ctx.db.request.findFirst({ where: { AND: [{ id }, visibleRequest(ctx)] } })
  if (!request) throw notFound('request')
  return request
}

export type GuardedRequest = Awaited<ReturnType<typeof requestFor>>
