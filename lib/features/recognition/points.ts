import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { rowsForStep, type Credited, type PointKind } from '@/lib/core/recognition/entries'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import { notify } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { awardBadges } from './award-badges'
import { appendPoints } from './ledger'
import { rulesInForce } from './rules'

const concerned = {
  id: true, number: true, title: true, closedAs: true, submitterId: true, departmentId: true,
  supporters: { select: { personId: true, departmentId: true }, orderBy: { createdAt: 'asc' } },
  points: { select: { id: true, personId: true, kind: true, points: true, reversesId: true }, orderBy: { id: 'asc' } },
  rounds: { select: { steps: { select: { decision: { select: { deciderId: true } } } } }, orderBy: { ordinal: 'desc' }, take: 1 },
} as const

/**
 * Credits or takes back the points that follow from a step of a request, and awards badges. Called inside the transaction of the
 * verb that makes the step, after the request has its new status. Called again for the same step it changes nothing.
 */
export async function pointsForStep(ctx: Ctx, { id }: { id: string }, to: RequestStatus): Promise<void> {
  const request = await ctx.db.request.findUniqueOrThrow({ where: { id }, select: concerned })
  const { rules, ordinal } = await rulesInForce(ctx)
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const day = localDay(ctx.now.getTime(), timeZone)
  const rows = rowsForStep(
    rules,
    request.points.map((row) => ({ ...row, kind: row.kind as PointKind })),
    {
      requestId: id, status: to, closedAs: request.closedAs, submitterId: request.submitterId, day,
      credited: to === 'submitted' ? await creditedOf(ctx, request.submitterId, day) : { day: 0, month: 0, year: 0 },
      deciderIds: request.rounds.flatMap(({ steps }) => steps.flatMap(({ decision }) => decision?.deciderId ?? [])),
      supporterIds: request.supporters.filter(({ departmentId }) => departmentId !== request.departmentId).map(({ personId }) => personId),
    },
  )
  await appendPoints(ctx, id, rows, day, ordinal)
  const taken = new Map<string, number>()
  for (const { kind, personId, points } of rows) if (kind === 'reversal' && points < 0) taken.set(personId, (taken.get(personId) ?? 0) - points)
  await notify(
    ctx,
    [...taken].map(([personId, points]) => ({ personId, kind: 'pointsReversed' as const, params: { request: request.title, points }, href: `/requests/${request.number}` })),
  )
  if (to === 'submitted' || to === 'approved' || to === 'live') {
    await awardBadges(ctx, [request.submitterId, ...(to === 'live' ? request.supporters.map(({ personId }) => personId) : [])])
  }
}

/** Submissions that earned points on the day and in its month and year, whatever became of them. */
async function creditedOf(ctx: Ctx, personId: string, day: Day): Promise<Credited> {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
  const rows = await ctx.db.pointEntry.findMany({
    where: { personId, kind: 'submitted', points: { gt: 0 }, day: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
    select: { day: true },
  })
  return { day: rows.filter((row) => row.day === day).length, month: rows.filter((row) => row.day.startsWith(month)).length, year: rows.length }
}
