import { localDay } from '@/lib/core/calendar/local-day'
import { invalid } from '@/lib/core/errors'
import { createActions } from '@/lib/features/actions/create-actions'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { liveOf } from './live'
import { namesOf, takeStep } from './record'
import { AddMeetingAction } from './schema'

/** An action of the meeting: its owner is told and reminded, and the phase that runs hears of it when it stays overdue. */
export const addMeetingAction = command({
  permission: 'meeting:hold',
  input: AddMeetingAction,
  async run(ctx, { id, text, ownerId, dueOn }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    if (dueOn < localDay(ctx.now.getTime(), timeZone)) throw invalid({ dueOn: [{ key: 'meetings.errors.duePast' }] })
    const meeting = await takeStep(ctx, id, 'write')
    const active = await ctx.db.phase.findMany({ where: { programmeId: meeting.series.programmeId, status: 'active' }, select: { id: true }, take: 2 })
    const phaseId = active.length === 1 ? active[0]!.id : null
    const { ids } = await createActions(ctx, [{ text, ownerId: ownerId ?? null, dueOn, source: 'meeting', sourceId: id, phaseId }])
    return { result: await liveOf(ctx, id), audit: { action: 'meeting.action-added', entity: 'meetingMinutes', entityId: id, after: { text, ownerId: ownerId ?? null, dueOn }, facts: { ...namesOf(meeting), actionId: ids[0] } } }
  },
})
