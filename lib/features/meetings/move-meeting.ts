import { atClock } from '@/lib/core/calendar/local-time'
import { invalid } from '@/lib/core/errors'
import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { circleOf } from './people'
import { takeStep } from './record'
import { MoveMeeting } from './schema'

/** This one meeting goes to another day or time; the series keeps its rhythm, and the members are told. */
export const moveMeeting = command({
  permission: 'meeting:hold',
  input: MoveMeeting,
  async run(ctx, { id, version, day, time }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const plannedAt = new Date(atClock(day, time, timeZone))
    if (plannedAt <= ctx.now) throw invalid({ day: [{ key: 'meetings.errors.past' }] })
    const meeting = await takeStep(ctx, id, 'move', {}, version)
    if (await ctx.db.meeting.count({ where: { seriesId: meeting.series.id, plannedAt, id: { not: id } } })) throw invalid({ time: [{ key: 'meetings.errors.taken' }] })
    await ctx.db.meeting.update({ where: { id }, data: { plannedAt }, select: { id: true } })
    await notify(
      ctx,
      circleOf(meeting.series).filter((person) => person.id !== ctx.actor.id).map((person) => ({
        personId: person.id,
        kind: 'meetingMoved' as const,
        params: { meeting: bothNames(meeting.series), at: { moment: plannedAt.toISOString() }, before: { moment: meeting.plannedAt.toISOString() } },
        href: `/meetings/${id}`,
      })),
    )
    return { result: { id }, audit: { action: 'meeting.moved', entity: 'meeting', entityId: id, before: { plannedAt: meeting.plannedAt }, after: { plannedAt }, facts: { name: meeting.series.name, nameZh: meeting.series.nameZh } } }
  },
})
