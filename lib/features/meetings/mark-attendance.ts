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
  async run(ctx, { id, personIds, state }) {
    const meeting = await takeStep(ctx, id, 'write')
    const [people, before] = await Promise.all([
      ctx.db.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true, active: true } }),
      ctx.db.attendance.findMany({ where: { meetingId: id, personId: { in: personIds } }, select: { personId: true, state: true } }),
    ])
    const known = new Set([...circleOf(meeting.series).map((person) => person.id), ...before.map(({ personId }) => personId), ...people.flatMap((person) => (person.active ? person.id : []))])
    if (people.length < personIds.length || personIds.some((personId) => !known.has(personId))) throw invalid({ personIds: [{ key: 'portfolio.personUnknown' }] })
    await ctx.db.attendance.deleteMany({ where: { meetingId: id, personId: { in: personIds } } })
    if (state !== 'none') await ctx.db.attendance.createMany({ data: personIds.map((personId) => ({ meetingId: id, personId, state })) })
    const marks = Object.fromEntries(before.map((row) => [row.personId, row.state]))
    return {
      result: await liveOf(ctx, id),
      audit: {
        action: 'meeting.attendance-marked', entity: 'meetingMinutes', entityId: id,
        before: Object.fromEntries(people.map((person) => [person.name, marks[person.id] ?? null])),
        after: Object.fromEntries(people.map((person) => [person.name, state === 'none' ? null : state])),
        facts: namesOf(meeting),
      },
    }
  },
})
