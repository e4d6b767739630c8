import { HOUR_MS } from '@/lib/core/calendar/local-day'
import type { BadgeFacts } from '@/lib/core/recognition/badges'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { measuredMs } from './measured-rows'

const reachedApproval = ['approved', 'in-delivery', 'live']

/** Neither withdrawn nor a duplicate. */
const valid = { OR: [{ closedAs: null }, { closedAs: { notIn: ['withdrawn', 'duplicate'] } }] } satisfies Prisma.RequestWhereInput
/** Runs now, or ran until it was closed. */
const wentLive = { AND: [{ OR: [{ status: 'live' }, { status: 'closed', liveAt: { not: null } }] }, valid] } satisfies Prisma.RequestWhereInput
const wasApproved = { OR: [{ status: { in: reachedApproval } }, wentLive] } satisfies Prisma.RequestWhereInput

/** What the conditions of badges are read from. Several short queries: there is one connection inside a transaction. */
export async function badgeFactsOf(ctx: Ctx, personId: string): Promise<BadgeFacts> {
  const own = { submitterId: personId }
  const submitted = await ctx.db.request.count({ where: { AND: [own, { submittedAt: { not: null } }, valid] } })
  const approved = await ctx.db.request.count({ where: { AND: [own, wasApproved] } })
  const improved = await ctx.db.request.count({ where: { AND: [own, wasApproved, { transitions: { some: { to: 'rejected' } } }] } })
  const liveOnes = await ctx.db.request.findMany({ where: { AND: [own, wentLive] }, select: { departmentId: true, supporters: { select: { departmentId: true, personId: true } } } })
  const joined = await ctx.db.requestSupport.findMany({
    where: { personId, request: { AND: [{ submitterId: { not: personId } }, wentLive] } },
    select: { departmentId: true, request: { select: { departmentId: true } } },
  })
  const measured = await ctx.db.pointEntry.findMany({
    where: { personId, kind: { in: ['benefit', 'reversal'] } },
    select: { requestId: true, kind: true, facts: true },
    orderBy: { id: 'asc' },
  })
  return {
    submitted,
    approved,
    improved,
    live: liveOnes.length,
    sharedLive: liveOnes.filter(({ departmentId, supporters }) => supporters.some((one) => one.personId !== personId && one.departmentId !== departmentId)).length,
    supportsCameTrue: joined.filter(({ departmentId, request }) => departmentId !== request.departmentId).length,
    hours: measuredMs(measured.map((row) => ({ ...row, personId }))) / HOUR_MS,
  }
}
