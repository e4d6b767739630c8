import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { circleOf } from './people'
import { namesOf, takeStep } from './record'
import { CancelMeeting } from './schema'

/** It is not held, and counts so; the reason stays on record and the members are told. */
export const cancelMeeting = command({
  permission: 'meeting:hold',
  input: CancelMeeting,
  async run(ctx, { id, reason }) {
    const meeting = await takeStep(ctx, id, 'cancel', { status: 'canceled', cancelReason: reason, endedAt: ctx.now })
    await notify(
      ctx,
      circleOf(meeting.series).filter((person) => person.id !== ctx.actor.id).map((person) => ({
        personId: person.id,
        kind: 'meetingCanceled' as const,
        params: { meeting: bothNames(meeting.series), at: { moment: meeting.plannedAt.toISOString() }, reason },
        href: `/meetings/${id}`,
      })),
    )
    return {
      result: { id },
      audit: { action: 'meeting.canceled', entity: 'meeting', entityId: id, before: { status: meeting.status }, after: { status: 'canceled' }, facts: { ...namesOf(meeting), reason } },
    }
  },
})
