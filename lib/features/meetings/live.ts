import { dayOf } from '@/lib/core/calendar/stored-day'
import type { AttendanceState, MeetingStatus } from '@/lib/core/programme/meetings'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { circleOf } from './people'
import { seriesRow, seriesView } from './record'
import { MeetingRef } from './schema'
import { requireSight } from './visible'

export interface LiveMeeting {
  id: string
  status: MeetingStatus
  /** Grows with every change: a reader who has it needs nothing */
  version: number
  minutes: string
  minutesVersion: number
  /** Who wrote last */
  minutesBy: string | null
  attendance: { personId: string; name: string; state: AttendanceState | null; chairs: boolean; guest: boolean }[]
  decisions: { id: string; ordinal: number; text: string }[]
  actions: { id: string; text: string; owner: string | null; dueOn: string; status: string }[]
}

/** What changes while a meeting runs; the caller has shown that it may be seen. */
export async function liveOf(ctx: Ctx, id: string): Promise<LiveMeeting> {
  const [meeting, actions] = await Promise.all([
    ctx.db.meeting.findUniqueOrThrow({
      where: { id },
      select: {
        status: true, version: true, minutes: true, minutesVersion: true, minutesById: true,
        series: { select: seriesRow },
        attendance: { select: { personId: true, state: true, person: { select: { name: true } } }, orderBy: { person: { name: 'asc' } } },
        decisions: { select: { id: true, ordinal: true, text: true }, orderBy: { ordinal: 'asc' } },
      },
    }),
    ctx.db.actionItem.findMany({ where: { source: 'meeting', sourceId: id }, select: { id: true, text: true, dueOn: true, status: true, owner: { select: { name: true } } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  ])
  const { series, status, attendance, minutesById, ...rest } = meeting
  const writer = minutesById ? await ctx.db.person.findUnique({ where: { id: minutesById }, select: { name: true } }) : null
  return {
    id,
    ...rest,
    status: status as MeetingStatus,
    minutesBy: writer?.name ?? null,
    attendance: attendanceOf(seriesView(series), attendance, status as MeetingStatus),
    actions: actions.map(({ owner, dueOn, ...action }) => ({ ...action, owner: owner?.name ?? null, dueOn: dayOf(dueOn) })),
  }
}

/** Members in the order of the series with how they were marked, then guests. Of an ended meeting only those who were marked: members change. */
function attendanceOf(series: ReturnType<typeof seriesView>, rows: { personId: string; state: string; person: { name: string } }[], status: MeetingStatus): LiveMeeting['attendance'] {
  const marked = new Map(rows.map(({ personId, state }) => [personId, state as AttendanceState]))
  const circle = circleOf(series)
  const members = circle.filter(({ id }) => status !== 'held' || marked.has(id)).map(({ id, name, chairs }) => ({ personId: id, name, state: marked.get(id) ?? null, chairs, guest: false }))
  const others = rows.filter(({ personId }) => !circle.some(({ id }) => id === personId))
  return [...members, ...others.map(({ personId, state, person }) => ({ personId, name: person.name, state: state as AttendanceState, chairs: false, guest: true }))]
}

/** For browsers that look on while others write. */
export const liveMeeting = query({
  permission: 'meeting:read',
  input: MeetingRef,
  async run(ctx, { id }) {
    await requireSight(ctx, id)
    return liveOf(ctx, id)
  },
})

/** Version of a meeting without anything else, for those who ask often. */
export const liveVersion = query({
  permission: 'meeting:read',
  input: MeetingRef,
  async run(ctx, { id }) {
    await requireSight(ctx, id)
    return (await ctx.db.meeting.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
  },
})
