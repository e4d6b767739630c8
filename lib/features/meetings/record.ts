import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { decideStep, type AttendanceState, type CadenceKind, type MeetingStatus, type MeetingStep, type SeriesKind } from '@/lib/core/programme/meetings'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { visibleMeeting } from './visible'

export const seriesRow = {
  id: true, programmeId: true, kind: true, name: true, nameZh: true, cadence: true, weekday: true, nth: true, startsAt: true, minutesLong: true, place: true,
  active: true, version: true, createdAt: true,
  chair: { select: { id: true, name: true } },
  members: { select: { person: { select: { id: true, name: true, active: true } } }, orderBy: { person: { name: 'asc' } } },
} satisfies Prisma.MeetingSeriesSelect

type StoredSeries = Prisma.MeetingSeriesGetPayload<{ select: typeof seriesRow }>

export const seriesView = ({ members, kind, cadence, ...row }: StoredSeries) => ({
  ...row,
  kind: kind as SeriesKind,
  cadence: cadence as CadenceKind,
  members: members.map(({ person }) => person),
})
export type SeriesView = ReturnType<typeof seriesView>

/** A series as the audit trail and its form show it; the caller has shown that it may be seen. */
export async function seriesOf(ctx: Ctx, id: string): Promise<SeriesView> {
  const row = await ctx.db.meetingSeries.findUnique({ where: { id }, select: seriesRow })
  if (!row) throw notFound('meetingSeries')
  return seriesView(row)
}

export const meetingRow = {
  id: true, plannedAt: true, occursOn: true, status: true, startedAt: true, endedAt: true, agendaAt: true, cancelReason: true, minutesFileId: true, version: true,
  series: { select: seriesRow },
} satisfies Prisma.MeetingSelect

type StoredMeeting = Prisma.MeetingGetPayload<{ select: typeof meetingRow }>

export const meetingView = ({ status, series, ...row }: StoredMeeting) => ({ ...row, status: status as MeetingStatus, series: seriesView(series) })
export type MeetingView = ReturnType<typeof meetingView>

/** A meeting that the actor may see. @throws AppError `not_found` */
export async function meetingFor(ctx: Ctx, id: string): Promise<MeetingView> {
  const row = await ctx.db.meeting.findFirst({ where: { AND: [{ id }, visibleMeeting(ctx)] }, select: meetingRow })
  if (!row) throw notFound('meeting')
  return meetingView(row)
}

/** Names and time of a meeting, for the audit trail. */
export const namesOf = ({ plannedAt, series: { name, nameZh } }: Pick<MeetingView, 'plannedAt' | 'series'>) => ({ name, nameZh, plannedAt })

/**
 * Takes the row of a meeting for a step of the table in lib/core/programme/meetings.ts: it is changed on the condition that
 * nobody changed the status meanwhile, and stays locked until the transaction ends, so that steps come one after the other.
 */
export async function takeStep(ctx: Ctx, id: string, step: MeetingStep, data: Prisma.MeetingUncheckedUpdateManyInput = {}, version?: number): Promise<MeetingView> {
  const meeting = await meetingFor(ctx, id)
  const { status, plannedAt, series } = meeting
  const decision = decideStep({ status, plannedAt: plannedAt.getTime(), cadence: series.cadence }, step, ctx.now.getTime())
  if (!decision.ok) throw ruleError(decision.reasons)
  const { count } = await ctx.db.meeting.updateMany({
    where: { id, status, ...(version !== undefined && { version }) },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  })
  if (!count) throw conflict()
  return meeting
}

export type Attendances = ReadonlyMap<string, { name: string; state: AttendanceState }>
