import { createHash } from 'node:crypto'
import { ruleError } from '@/lib/core/errors'
import { decideStep, type MeetingStatus } from '@/lib/core/programme/meetings'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import { liveOf, type LiveMeeting } from './live'
import { meetingFor, namesOf } from './record'
import { SaveMinutes } from './schema'

/** `behind`: somebody saved meanwhile; nothing was stored, and `live` holds what they wrote. */
export interface SavedMinutes {
  outcome: 'saved' | 'behind'
  live: LiveMeeting
}

/**
 * Stores the minutes when they were made from the newest ones. Otherwise nothing is overwritten: the writer gets the other
 * text, joins both and saves again. The trail holds how much was written and its hash, not every keystroke.
 */
export const saveMinutes = command({
  permission: 'meeting:hold',
  input: SaveMinutes,
  async run(ctx, { id, base, text }): Promise<{ result: SavedMinutes; audit: AuditDraft[] }> {
    const meeting = await meetingFor(ctx, id)
    const decision = decideStep({ status: meeting.status, plannedAt: meeting.plannedAt.getTime(), cadence: meeting.series.cadence }, 'write', ctx.now.getTime())
    if (!decision.ok) throw ruleError(decision.reasons)
    const { count } = await ctx.db.meeting.updateMany({
      where: { id, status: 'running', minutesVersion: base },
      data: { minutes: text, minutesVersion: { increment: 1 }, minutesById: ctx.actor.kind === 'person' ? ctx.actor.id : null, version: { increment: 1 }, updatedAt: ctx.now },
    })
    const live = await liveOf(ctx, id)
    if (!count && live.status !== 'running') throw ruleError([{ key: `meetings.state.${live.status satisfies MeetingStatus}` }])
    if (!count) return { result: { outcome: 'behind', live }, audit: [] }
    const facts = { ...namesOf(meeting), version: live.minutesVersion, characters: text.length, sha256: createHash('sha256').update(text).digest('hex') }
    return { result: { outcome: 'saved', live }, audit: [{ action: 'meeting.minutes-saved', entity: 'meetingMinutes', entityId: id, facts }] }
  },
})
