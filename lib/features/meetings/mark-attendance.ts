import { invalid } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { liveOf } from './live'
import { circleOf } from './people'
import { namesOf, takeStep } from './record'
import { MarkAttendance } from './schema'

/** Present, excused or absent; `none` takes the mark back. Active people who are no members attend as guests. */
export const markAttendance = command({
  permission: 'meeting:hold',
  input: MarkAttendance,
  async run(ctx, { id, personId, state }) {
    const meeting = await takeStep(ctx, id, 'write')
    const key = { meetingId_personId: { meetingId: id, personId } }
    const [person, before] = await Promise.all([ctx.db.person.findUnique({ where: { id: personId }, select: { name: true, active: true } }), ctx.db.attendance.findUnique({ where: key, select: { state: true } })])
    const member = circleOf(meeting.series).some((each) => each.id === personId)
    if (!person || (!member && !before && !person.active)) throw invalid({ personId: [{ key: 'portfolio.personUnknown' }] })
    if (state === 'none') await ctx.db.attendance.deleteMany({ where: { meetingId: id, personId } })
    else await ctx.db.attendance.upsert({ where: key, create: { meetingId: id, personId, state }, update: { state } })
    return {
      result: await liveOf(ctx, id),
      audit: { action: 'meeting.attendance-marked', entity: 'meetingMinutes', entityId: id, before: { state: before?.state ?? null }, after: { state: state === 'none' ? null : state }, facts: { ...namesOf(meeting), person: person.name, personId } },
    }
  },
})
