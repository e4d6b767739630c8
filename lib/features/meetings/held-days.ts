import { localDay, type Day } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'

export interface HeldReviews {
  /** Programmes that have a series of reviews, with the day on which the first was set up */
  began: Map<string, Day>
  /** Local days on which reviews began that were held */
  held: { programmeId: string; day: Day }[]
}

/** On which days reviews were held: for the share of weeks of the boards, and for the gates that ask for it. */
export async function heldReviews(ctx: Ctx, timeZone: string): Promise<HeldReviews> {
  const [series, meetings] = await Promise.all([
    ctx.db.meetingSeries.findMany({ where: { kind: 'review' }, select: { programmeId: true, createdAt: true }, orderBy: { createdAt: 'desc' } }),
    ctx.db.meeting.findMany({ where: { status: 'held', series: { kind: 'review' } }, select: { plannedAt: true, startedAt: true, series: { select: { programmeId: true } } } }),
  ])
  return {
    began: new Map(series.map(({ programmeId, createdAt }) => [programmeId, localDay(createdAt.getTime(), timeZone)])),
    held: meetings.map(({ plannedAt, startedAt, series: { programmeId } }) => ({ programmeId, day: localDay((startedAt ?? plannedAt).getTime(), timeZone) })),
  }
}
