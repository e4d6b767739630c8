import { DAY_MS } from '@/lib/core/calendar/local-day'
import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { circleOf } from './people'
import { planAhead } from './plan-ahead'
import { meetingRow, meetingView, namesOf, seriesOf } from './record'
import { MeetingRef, SeriesRef } from './schema'

/** The calendar of one series, filled up. */
const planSeries = command({
  permission: 'meeting:hold',
  input: SeriesRef,
  async run(ctx, { id }) {
    const series = await seriesOf(ctx, id)
    const planned = series.active ? await planAhead(ctx, series) : 0
    const audit = { action: 'meeting-series.planned', entity: 'meetingSeries', entityId: id, facts: { name: series.name, nameZh: series.nameZh, planned } }
    return { result: planned, audit: planned ? audit : [] }
  },
})

/** Told once for each time that it is planned at: a meeting that was moved is told of again. */
const toldKey = (id: string, plannedAt: Date, personId: string) => `meeting/${id}/${plannedAt.toISOString()}/${personId}`

const remindMembers = command({
  permission: 'meeting:hold',
  input: MeetingRef,
  async run(ctx, { id }) {
    const row = await ctx.db.meeting.findFirst({ where: { id, status: 'planned' }, select: meetingRow })
    if (!row) return { result: 0, audit: [] }
    const meeting = meetingView(row)
    const told = await notify(
      ctx,
      circleOf(meeting.series).map(({ id: personId }) => ({
        personId,
        kind: 'meetingPlanned' as const,
        params: { meeting: bothNames(meeting.series), at: { moment: meeting.plannedAt.toISOString() } },
        href: `/meetings/${id}`,
        dedupeKey: toldKey(id, meeting.plannedAt, personId),
      })),
    )
    return { result: told, audit: told ? { action: 'meeting.reminded', entity: 'meeting', entityId: id, facts: { ...namesOf(meeting), told } } : [] }
  },
})

/**
 * Plans the meetings of the next weeks and tells members a day before theirs. One transaction a series and a meeting; running
 * it twice does nothing more.
 * @returns how many meetings were planned and how many were told of
 */
export async function planMeetings(ctx: Ctx, signal: AbortSignal): Promise<{ planned: number; reminded: number }> {
  let [planned, reminded] = [0, 0]
  for (const { id } of await ctx.db.meetingSeries.findMany({ where: { active: true }, select: { id: true }, orderBy: { id: 'asc' } })) {
    if (signal.aborted) break
    planned += await planSeries(ctx, { id })
  }
  const soon = await ctx.db.meeting.findMany({
    where: { status: 'planned', plannedAt: { gt: ctx.now, lte: new Date(ctx.now.getTime() + DAY_MS) } },
    select: { id: true, plannedAt: true, series: { select: { chairId: true, members: { select: { personId: true } } } } },
    orderBy: { plannedAt: 'asc' },
  })
  for (const { id, plannedAt, series } of soon) {
    if (signal.aborted) break
    const keys = [...new Set([series.chairId, ...series.members.map(({ personId }) => personId)])].flatMap((personId) => (personId ? [toldKey(id, plannedAt, personId)] : []))
    const told = await ctx.db.notice.count({ where: { dedupeKey: { in: keys } } })
    if (told < keys.length && (await remindMembers(ctx, { id }))) reminded += 1
  }
  return { planned, reminded }
}
