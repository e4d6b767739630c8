import { createHash } from 'node:crypto'
import { ruleError } from '@/lib/core/errors'
import { allowsStep } from '@/lib/core/programme/meetings'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { readAgenda } from './read-agenda'
import { meetingFor, namesOf, takeStep } from './record'
import { MeetingRef } from './schema'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Composes the agenda from the data of this moment and freezes it with its figures. It may be composed anew until the meeting
 * is held; the trail keeps the hash of each, so that it can be told which figures were on the table.
 */
export const composeAgenda = command({
  permission: 'meeting:hold',
  input: MeetingRef,
  async prepare(ctx, { id }) {
    const meeting = await meetingFor(ctx, id)
    if (!allowsStep(meeting.status, 'compose')) throw ruleError([{ key: `meetings.state.${meeting.status}` }])
    return canonicalJson(await readAgenda(ctx, meeting))
  },
  async run(ctx, { id }, agenda) {
    const before = await ctx.db.meeting.findUnique({ where: { id }, select: { agenda: true, agendaAt: true } })
    const meeting = await takeStep(ctx, id, 'compose', { agenda, agendaAt: ctx.now })
    return {
      result: { id, composedAt: ctx.now },
      audit: {
        action: before?.agenda ? 'meeting.agenda-recomposed' : 'meeting.agenda-composed', entity: 'meeting', entityId: id,
        before: before?.agenda ? { agendaAt: before.agendaAt, sha256: digestOf(before.agenda) } : undefined,
        after: { agendaAt: ctx.now, sha256: digestOf(agenda) },
        facts: namesOf(meeting),
      },
    }
  },
})
