import { command } from '@/lib/server/command'
import { liveOf } from './live'
import { circleOf } from './people'
import { namesOf, takeStep } from './record'
import { MeetingRef } from './schema'

/** Opens the minutes; whoever begins is present. */
export const startMeeting = command({
  permission: 'meeting:hold',
  input: MeetingRef,
  async run(ctx, { id }) {
    const meeting = await takeStep(ctx, id, 'start', { status: 'running', startedAt: ctx.now })
    if (circleOf(meeting.series).some((person) => person.id === ctx.actor.id)) await ctx.db.attendance.create({ data: { meetingId: id, personId: ctx.actor.id, state: 'present' } })
    return {
      result: await liveOf(ctx, id),
      audit: { action: 'meeting.started', entity: 'meeting', entityId: id, before: { status: 'planned' }, after: { status: 'running' }, facts: namesOf(meeting) },
    }
  },
})
