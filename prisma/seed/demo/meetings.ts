import { addDays, HOUR_MS, isoWeekday } from '@/lib/core/calendar/local-day'
import { atClock } from '@/lib/core/calendar/local-time'
import { addWorkingDays } from '@/lib/core/calendar/working-calendar'
import { plannedOccurrences, type AttendanceState, type Cadence, type SeriesKind } from '@/lib/core/programme/meetings'
import { finishAction } from '@/lib/features/actions/finish-action'
import { addMeetingAction } from '@/lib/features/meetings/add-action'
import { cancelMeeting } from '@/lib/features/meetings/cancel-meeting'
import { closeMeeting } from '@/lib/features/meetings/close-meeting'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { createSeries } from '@/lib/features/meetings/create-series'
import { markAttendance } from '@/lib/features/meetings/mark-attendance'
import { planMeetings } from '@/lib/features/meetings/plan-meetings'
import { recordDecision } from '@/lib/features/meetings/record-decision'
import { saveMinutes } from '@/lib/features/meetings/save-minutes'
import { startMeeting } from '@/lib/features/meetings/start-meeting'
import { db } from '@/lib/server/db'
import { jobCtx } from '@/lib/server/ctx'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import { reviews, steering, type DemoMeeting } from './meeting-minutes'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date

/** Days before the seeding on which the meetings were set up: with the rollout. */
const SET_UP = 56

interface DemoSeries {
  kind: SeriesKind
  name: string
  nameZh: string
  rhythm: Cadence
  chair: PersonKey
  members: PersonKey[]
  place: string
  held: DemoMeeting[]
}

/** Two series, what was said in them since the rollout began, one week that fell out, and the agenda of the next review. */
export function meetingEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  // The next review stands today or on the next working day, so that it can be opened and tried.
  const early = atClock(clock.today, '10:00', clock.timeZone) > clock.now
  const next = addWorkingDays(clock.calendar, clock.today, early ? 0 : 1) ?? addDays(clock.today, 1)
  const series: DemoSeries[] = [
    {
      kind: 'review', name: 'Weekly cross-department review', nameZh: '跨部门周例会', chair: 'wang', place: 'Room 3.07 / 三楼 307 会议室', held: reviews,
      members: ['wang', 'ma', 'li', 'liu', 'xu', 'huang', 'zhou'],
      rhythm: { cadence: 'weekly', weekday: isoWeekday(next), nth: null, startsAt: '10:00' },
    },
    {
      kind: 'steering', name: 'Steering meeting', nameZh: '指导委员会月度会议', chair: 'chen', place: 'Board room / 董事会会议室', held: steering,
      members: ['chen', 'he', 'guo', 'wang', 'zhou'],
      rhythm: { cadence: 'monthly', weekday: 2, nth: 3, startsAt: '15:00' },
    },
  ]
  return [
    ...series.map((plan, i): Event => ({ at: at(SET_UP, 16 + i), happen: (when) => setUp(made, plan, when) })),
    ...Array.from({ length: Math.floor(SET_UP / 7) }, (_, i): Event => ({
      at: at(SET_UP - 7 * i - 1, 6),
      happen: async (when) => void (await planMeetings({ ...jobCtx('plan-meetings'), now: when }, new AbortController().signal)),
    })),
    ...series.flatMap((plan) => heldEvents(made, clock, plan)),
    { at: at(0, 9), happen: (when) => prepareNext(made, clock, when) },
  ]
}

async function setUp(made: Registers, { kind, name, nameZh, rhythm, chair, members, place }: DemoSeries, when: Date): Promise<void> {
  await createSeries(await as(made, 'wang', when), {
    kind, name, nameZh, ...rhythm, nth: rhythm.nth ?? undefined, minutesLong: kind === 'review' ? 45 : 90, place,
    chairId: idOf(made.people, chair),
    memberIds: members.map((key) => idOf(made.people, key)),
  })
}

function heldEvents(made: Registers, clock: DemoClock, series: DemoSeries): Event[] {
  const past = plannedOccurrences(series.rhythm, addDays(clock.today, 1 - SET_UP), clock.today, clock.calendar, clock.timeZone).filter((occurrence) => occurrence.at + 2 * HOUR_MS < clock.now)
  return past.flatMap(({ at }, i): Event[] => {
    // The newest meeting takes the last script.
    const script = series.held[series.held.length - past.length + i]
    if (!script) return []
    const finished = (script.actions ?? []).flatMap((action): Event[] =>
      action.doneAfter === undefined || at + action.doneAfter * 24 * HOUR_MS > clock.now ? [] : [{ at: new Date(at + action.doneAfter * 24 * HOUR_MS), happen: (when) => finish(made, action, when) }],
    )
    const { canceled } = script
    if (canceled) return [{ at: new Date(at - 20 * HOUR_MS), happen: (when) => cancel(made, at, canceled, when) }]
    return [
      { at: new Date(at - HOUR_MS), happen: (when) => prepare(made, at, when) },
      { at: new Date(at), happen: () => hold(made, series, at, script, clock) },
      ...finished,
    ]
  })
}

const meetingAt = (at: number) => db.meeting.findFirst({ where: { plannedAt: new Date(at), status: 'planned' }, select: { id: true } })

async function cancel(made: Registers, at: number, reason: string, when: Date): Promise<void> {
  const meeting = await meetingAt(at)
  if (meeting) await cancelMeeting(await as(made, 'wang', when), { id: meeting.id, reason })
}

async function prepare(made: Registers, at: number, when: Date): Promise<void> {
  const meeting = await meetingAt(at)
  if (meeting) await composeAgenda(await as(made, 'wang', when), meeting)
}

async function hold(made: Registers, series: DemoSeries, at: number, script: DemoMeeting, clock: DemoClock): Promise<void> {
  const meeting = await meetingAt(at)
  if (!meeting) return
  const { id } = meeting
  const by = (minutes: number) => as(made, series.chair, new Date(at + minutes * 60_000))
  const begun = script.late ?? 1
  let live = await startMeeting(await by(begun), { id })
  const marked = async (state: AttendanceState, people: PersonKey[]) => people.length && (await markAttendance(await by(begun + 3), { id, personIds: people.map((key) => idOf(made.people, key)), state }))
  const away = [...(script.excused ?? []), ...(script.absent ?? [])]
  await marked('present', series.members.filter((key) => !away.includes(key)))
  await marked('excused', script.excused ?? [])
  await marked('absent', script.absent ?? [])
  live = (await saveMinutes(await by(20), { id, base: live.minutesVersion, text: script.minutes })).live
  for (const text of script.decisions) await recordDecision(await by(25), { id, text })
  for (const { text, owner, days } of script.actions ?? []) await addMeetingAction(await by(30), { id, text, ownerId: idOf(made.people, owner), dueOn: addDays(new Date(at).toISOString().slice(0, 10), days) })
  await closeMeeting(await by(series.kind === 'review' ? 41 : 84), { id, minutesVersion: live.minutesVersion })
  // Minutes of past weeks were read in their week.
  if (at < clock.now - 6 * 24 * HOUR_MS) await db.notice.updateMany({ where: { kind: { in: ['minutesSent', 'minutesMissed', 'meetingCanceled'] }, readAt: null }, data: { readAt: new Date(at + 3 * HOUR_MS) } })
}

async function finish(made: Registers, { text, owner, result }: NonNullable<DemoMeeting['actions']>[number], when: Date): Promise<void> {
  const action = await db.actionItem.findFirst({ where: { text, status: 'open' }, select: { id: true, version: true } })
  if (action) await finishAction(await as(made, owner, when), { ...action, result: result ?? 'Done 已完成' })
}

async function prepareNext(made: Registers, clock: DemoClock, when: Date): Promise<void> {
  const next = await db.meeting.findFirst({ where: { status: 'planned', plannedAt: { gt: new Date(clock.now) }, series: { kind: 'review' } }, select: { id: true }, orderBy: { plannedAt: 'asc' } })
  if (next) await composeAgenda(await as(made, 'wang', when), { id: next.id })
}
