import { createHash } from 'node:crypto'
import type { Agenda } from '@/lib/core/programme/agenda'
import type { AttendanceState } from '@/lib/core/programme/meetings'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { liveOf } from './live'
import { meetingFor } from './record'

export type MinutesState = Awaited<ReturnType<typeof minutesState>>

/** Everything that the minutes hold, as it would be if the meeting were closed now; who was not marked was absent. */
export async function minutesState(ctx: Ctx, id: string) {
  const [meeting, live, stored, { organisation }] = await Promise.all([
    meetingFor(ctx, id),
    liveOf(ctx, id),
    ctx.db.meeting.findUniqueOrThrow({ where: { id }, select: { agenda: true } }),
    readSettings(ctx.db),
  ])
  const { series, plannedAt, startedAt, endedAt } = meeting
  return {
    id,
    status: meeting.status,
    organisation: organisation.name,
    timeZone: organisation.timeZone,
    series: { kind: series.kind, name: series.name, nameZh: series.nameZh },
    place: series.place,
    chair: series.chair?.name ?? null,
    plannedAt,
    startedAt,
    endedAt: endedAt ?? ctx.now,
    attendance: live.attendance.map(({ state, ...person }) => ({ ...person, state: state ?? ('absent' as AttendanceState) })),
    minutes: live.minutes,
    minutesVersion: live.minutesVersion,
    decisions: live.decisions.map(({ text }) => text),
    actions: live.actions.map(({ id: actionId, text, owner, dueOn }) => ({ id: actionId, text, owner, dueOn })),
    agenda: stored.agenda ? (JSON.parse(stored.agenda) as Agenda) : null,
  }
}

/** SHA-256 over the canonical JSON of all of it: printed at the foot of the minutes, and on the audit trail. */
export const digestOfState = (state: MinutesState): string => createHash('sha256').update(canonicalJson({ ...state, status: undefined })).digest('hex')
