import { notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { liveOf } from './live'
import { namesOf, takeStep } from './record'
import { RecordDecision, RemoveDecision } from './schema'

/** A decision with the next number; the row of the meeting is taken first, so that two at once get two numbers. */
export const recordDecision = command({
  permission: 'meeting:hold',
  input: RecordDecision,
  async run(ctx, { id, text }) {
    const meeting = await takeStep(ctx, id, 'write')
    const last = await ctx.db.meetingDecision.findFirst({ where: { meetingId: id }, select: { ordinal: true }, orderBy: { ordinal: 'desc' } })
    const ordinal = (last?.ordinal ?? 0) + 1
    await ctx.db.meetingDecision.create({ data: { meetingId: id, ordinal, text, madeAt: ctx.now }, select: { id: true } })
    return { result: await liveOf(ctx, id), audit: { action: 'meeting.decision-recorded', entity: 'meetingMinutes', entityId: id, after: { ordinal, text }, facts: namesOf(meeting) } }
  },
})

/** Takes back what was written down by mistake, while the meeting runs. */
export const removeDecision = command({
  permission: 'meeting:hold',
  input: RemoveDecision,
  async run(ctx, { id, decisionId }) {
    const meeting = await takeStep(ctx, id, 'write')
    const decision = await ctx.db.meetingDecision.findFirst({ where: { id: decisionId, meetingId: id }, select: { ordinal: true, text: true } })
    if (!decision) throw notFound('meetingDecision')
    await ctx.db.meetingDecision.delete({ where: { id: decisionId }, select: { id: true } })
    return { result: await liveOf(ctx, id), audit: { action: 'meeting.decision-removed', entity: 'meetingMinutes', entityId: id, before: decision, facts: namesOf(meeting) } }
  },
})
