import { canFor } from '@/lib/core/access'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments } from '@/lib/server/scope'
import { clockOf } from './clock'

const shown = { id: true, number: true, title: true, status: true, statusSince: true, dueOn: true } as const
const MOST = 6

/** Requests whose next step is the actor's: named ones, their own that wait for them, and what the centre has not taken up yet. */
export async function requestsHeld(ctx: Ctx, most: number) {
  const { today } = await clockOf(ctx)
  const path = reachableDepartments(ctx, 'request:assess')
  const centre = canFor(ctx.actor, 'request:assess', null) || path?.OR?.length
  const where: Prisma.RequestWhereInput = {
    status: { in: ['submitted', 'in-assessment', 'needs-information', 'approved', 'in-delivery', 'live'] },
    OR: [
      { holderId: ctx.actor.id },
      { holderRole: 'submitter', submitterId: ctx.actor.id },
      ...(centre ? [{ holderRole: 'coe', holderId: null, submitterId: { not: ctx.actor.id }, ...(path && { department: path }) }] : []),
    ],
  }
  const rows = await ctx.db.request.findMany({ where, select: shown, orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }], take: most })
  const count = await ctx.db.request.count({ where })
  return { today, count, rows: rows.map((row) => ({ ...row, status: row.status as RequestStatus })) }
}

/** What the actor filed, what moved last at the top; ended ones left out. */
export async function ownRequests(ctx: Ctx) {
  const rows = await ctx.db.request.findMany({ where: { submitterId: ctx.actor.id, status: { not: 'closed' } }, select: shown, orderBy: [{ statusSince: 'desc' }, { id: 'asc' }], take: MOST })
  return rows.map((row) => ({ ...row, status: row.status as RequestStatus }))
}
