import { z } from 'zod'
import { isClockTime } from '@/lib/core/calendar/local-time'
import { day, id, line, optionalId, optionalLine, optionalNumber, pageNumber, pageSize, typedNumber, version } from '@/lib/core/portfolio/fields'
import { attendanceStates, cadences, MAX_MINUTES, seriesKinds } from '@/lib/core/programme/meetings'

const time = z.string().refine(isClockTime, 'meetings.errors.time')
const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(1000))
/** One box ticked arrives as one text. */
const idList = z.preprocess((raw) => (raw === undefined ? [] : [raw].flat()), z.array(id).max(200)).transform((ids) => [...new Set(ids)])

const series = z.strictObject({
  kind: z.enum(seriesKinds),
  name: line(120),
  nameZh: optionalLine(120),
  cadence: z.enum(cadences),
  weekday: typedNumber(z.number().int().min(1).max(7)),
  nth: optionalNumber(z.number().int().min(1).max(5)),
  startsAt: time,
  minutesLong: typedNumber(z.number().int().min(10).max(480)),
  chairId: optionalId,
  place: optionalLine(200),
  memberIds: idList,
})

const whole = <Shape extends z.ZodType<{ cadence: string; nth?: number; memberIds: string[] }>>(schema: Shape) =>
  schema.superRefine(({ cadence, nth, memberIds }, ctx) => {
    if (cadence === 'monthly' && nth === undefined) ctx.addIssue({ code: 'custom', path: ['nth'], message: 'errors.required' })
    if (memberIds.length === 0) ctx.addIssue({ code: 'custom', path: ['memberIds'], message: 'meetings.errors.noMembers' })
  })

export const CreateSeries = whole(series)
export const UpdateSeries = whole(series.extend({ id, version, active: z.stringbool().or(z.boolean()).default(false) }))
export type SeriesInput = z.output<typeof CreateSeries>

export const MeetingRef = z.strictObject({ id })
export const SeriesRef = z.strictObject({ id })
export const MoveMeeting = z.strictObject({ id, version, day, time })
export const CancelMeeting = z.strictObject({ id, reason })

export const SaveMinutes = z.strictObject({
  id,
  /** The version of the minutes that the text was made from */
  base: typedNumber(z.number().int().min(1)),
  text: z.string().max(MAX_MINUTES).transform((text) => text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n')),
})
export const MarkAttendance = z.strictObject({ id, personIds: idList.refine((ids) => ids.length > 0, 'errors.required'), state: z.enum([...attendanceStates, 'none']) })
export const RecordDecision = z.strictObject({ id, text: line(1000) })
export const RemoveDecision = z.strictObject({ id, decisionId: id })
export const AddMeetingAction = z.strictObject({ id, text: line(500), ownerId: optionalId, dueOn: day })
export const CloseMeeting = z.strictObject({ id, minutesVersion: typedNumber(z.number().int().min(1)) })

export const PastMeetings = z.strictObject({ page: pageNumber, size: pageSize })
