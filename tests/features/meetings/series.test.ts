import { beforeEach, describe, expect, it } from 'vitest'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { createSeries } from '@/lib/features/meetings/create-series'
import { moveMeeting } from '@/lib/features/meetings/move-meeting'
import { planMeetings } from '@/lib/features/meetings/plan-meetings'
import { getSeries, listMeetings } from '@/lib/features/meetings/queries'
import { updateSeries } from '@/lib/features/meetings/update-series'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { jobCtx } from '@/lib/server/ctx'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { aReview, at, REVIEW_AT, THURSDAY } from './meeting-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const timesOf = async (seriesId: string) => (await db.meeting.findMany({ where: { seriesId }, orderBy: { plannedAt: 'asc' } })).map(({ plannedAt }) => plannedAt.toISOString())
const signal = new AbortController().signal

describe('a series', () => {
  it('fills the calendar for five weeks when it is set up, and is on record', async () => {
    const { series } = await aReview()
    expect(await timesOf(series.id)).toEqual(['2026-11-26T02:00:00.000Z', '2026-12-03T02:00:00.000Z', '2026-12-10T02:00:00.000Z', '2026-12-17T02:00:00.000Z', '2026-12-24T02:00:00.000Z', '2026-12-31T02:00:00.000Z'])
    expect(series.members.map(({ name }) => name)).toEqual(['Analyst', 'Chair', 'Operator'])
    expect(await auditOf('meeting-series.created')).toMatchObject({ after: { name: 'Weekly review' }, facts: { planned: 6 } })
  })

  it('leaves out what is over today, and goes around holidays', async () => {
    await updateSettings(asSystem(), { group: 'calendar', value: { holidays: ['2026-12-03', '2026-12-10', '2026-12-11'] } })
    const { series } = await aReview({}, new Date('2026-11-26T02:00:00.000Z'))
    expect(await timesOf(series.id)).toEqual(['2026-12-04T02:00:00.000Z', '2026-12-17T02:00:00.000Z', '2026-12-24T02:00:00.000Z', '2026-12-31T02:00:00.000Z'])
  })

  it('asks for members who read meetings and a chair who may hold them', async () => {
    const { chair, operator, input } = await aReview()
    const employee = await personCtx('employee', { name: 'Guest' })
    await expect(createSeries(chair, { ...input, memberIds: [employee.actor.id] })).rejects.toMatchObject({ fields: { memberIds: [{ key: 'meetings.errors.memberReadsNothing', params: { names: 'Guest' } }] } })
    await expect(createSeries(chair, { ...input, chairId: operator.actor.id })).rejects.toMatchObject({ fields: { chairId: [{ key: 'meetings.errors.chairHoldsNothing' }] } })
    await expect(createSeries(chair, { ...input, memberIds: ['nobody'] })).rejects.toMatchObject({ fields: { memberIds: [{ key: 'portfolio.personUnknown' }] } })
    await expect(createSeries(chair, { ...input, memberIds: [] })).rejects.toMatchObject({ fields: { memberIds: [{ key: 'meetings.errors.noMembers' }] } })
    await expect(createSeries(chair, { ...input, cadence: 'monthly' })).rejects.toMatchObject({ fields: { nth: [{ key: 'errors.required' }] } })
    await expect(createSeries(chair, { ...input, startsAt: '25:00' })).rejects.toMatchObject({ fields: { startsAt: [{ key: 'meetings.errors.time' }] } })
    expect(await db.meetingSeries.count()).toBe(1)
  })

  it('is set up and changed only by those who may hold meetings, once there is a programme', async () => {
    const { series, input, operator } = await aReview()
    for (const stranger of [operator, await personCtx('auditor'), await personCtx('employee')]) {
      await expect(createSeries(stranger, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(updateSeries(stranger, { ...input, id: series.id, version: 1, active: true })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await db.meeting.deleteMany()
    await db.meetingMember.deleteMany()
    await db.meetingSeries.deleteMany()
    await db.phase.deleteMany()
    await db.programme.deleteMany()
    await expect(createSeries(await personCtx('coe'), { ...input, chairId: undefined })).rejects.toMatchObject({ key: 'meetings.errors.noProgramme' })
  })

  it('with another rhythm plans anew what nobody prepared, and leaves the rest', async () => {
    const { series, chair, input, id } = await aReview()
    await composeAgenda(chair, { id })
    const changed = await updateSeries(chair, { ...input, id: series.id, version: 1, active: true, weekday: 2, startsAt: '14:00', memberIds: input.memberIds.slice(0, 2) })
    expect(changed).toMatchObject({ version: 2, weekday: 2 })
    expect(changed.members.map(({ name }) => name)).toEqual(['Analyst', 'Chair'])
    expect(await timesOf(series.id)).toEqual([REVIEW_AT, '2026-12-01T06:00:00.000Z', '2026-12-08T06:00:00.000Z', '2026-12-15T06:00:00.000Z', '2026-12-22T06:00:00.000Z', '2026-12-29T06:00:00.000Z'])
    expect(await auditOf('meeting-series.updated')).toMatchObject({ before: { weekday: 4 }, after: { weekday: 2 }, facts: { removed: 5, planned: 5 } })
    await expect(updateSeries(chair, { ...input, id: series.id, version: 1, active: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that rests leaves the calendar and is not planned any more', async () => {
    const { series, chair, input } = await aReview()
    await updateSeries(chair, { ...input, id: series.id, version: 1, active: false })
    expect(await timesOf(series.id)).toEqual([])
    expect(await planMeetings({ ...jobCtx('plan-meetings'), now: THURSDAY }, signal)).toEqual({ planned: 0, reminded: 0 })
  })
})

describe('one meeting', () => {
  it('moves to another time without coming back on its regular day; the others are told', async () => {
    const { series, chair, id, analyst, operator } = await aReview()
    await moveMeeting(chair, { id, version: 1, day: '2026-11-27', time: '15:30' })
    expect((await timesOf(series.id))[0]).toBe('2026-11-27T07:30:00.000Z')
    await planMeetings({ ...jobCtx('plan-meetings'), now: THURSDAY }, signal)
    expect(await timesOf(series.id)).toHaveLength(6)
    const notices = await db.notice.findMany({ where: { kind: 'meetingMoved' } })
    expect(notices.map(({ personId }) => personId).sort()).toEqual([analyst.actor.id, operator.actor.id].sort())
    expect(JSON.parse(notices[0]!.params)).toEqual({ meeting: { en: 'Weekly review', 'zh-CN': '周例会' }, at: { moment: '2026-11-27T07:30:00.000Z' }, before: { moment: REVIEW_AT } })
    expect(await auditOf('meeting.moved')).toMatchObject({ before: { plannedAt: REVIEW_AT }, after: { plannedAt: '2026-11-27T07:30:00.000Z' } })
  })

  it('moves neither into the past, nor onto another, nor over somebody else’s move', async () => {
    const { chair, id, operator } = await aReview()
    await expect(moveMeeting(chair, { id, version: 1, day: '2026-11-25', time: '10:00' })).rejects.toMatchObject({ fields: { day: [{ key: 'meetings.errors.past' }] } })
    await expect(moveMeeting(chair, { id, version: 1, day: '2026-12-03', time: '10:00' })).rejects.toMatchObject({ fields: { time: [{ key: 'meetings.errors.taken' }] } })
    await moveMeeting(chair, { id, version: 1, day: '2026-11-27', time: '10:00' })
    await expect(moveMeeting(chair, { id, version: 1, day: '2026-11-28', time: '10:00' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(moveMeeting(operator, { id, version: 2, day: '2026-11-28', time: '10:00' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the job', () => {
  it('plans ahead week by week, and once', async () => {
    const { series } = await aReview()
    const later = { ...jobCtx('plan-meetings'), now: new Date('2026-12-04T00:00:00Z') }
    expect((await planMeetings(later, signal)).planned).toBe(1)
    expect((await planMeetings(later, signal)).planned).toBe(0)
    expect((await timesOf(series.id)).at(-1)).toBe('2027-01-07T02:00:00.000Z')
    expect(await actionsOf('meetingSeries', series.id)).toEqual(['meeting-series.created', 'meeting-series.planned'])
  })

  it('tells each member a day before, once, and again after a move', async () => {
    const { id, chair } = await aReview()
    const job = (iso: string) => planMeetings({ ...jobCtx('plan-meetings'), now: new Date(iso) }, signal)
    expect((await job('2026-11-25T01:59:00Z')).reminded).toBe(0)
    expect((await job('2026-11-25T02:00:00Z')).reminded).toBe(1)
    expect((await job('2026-11-25T02:15:00Z')).reminded).toBe(0)
    expect(await db.notice.count({ where: { kind: 'meetingPlanned', href: `/meetings/${id}` } })).toBe(3)
    await moveMeeting(at(chair, '2026-11-25T03:00:00Z'), { id, version: 1, day: '2026-11-26', time: '11:00' })
    expect((await job('2026-11-25T03:15:00Z')).reminded).toBe(1)
    expect(await db.notice.count({ where: { kind: 'meetingPlanned' } })).toBe(6)
    expect(await auditOf('meeting.reminded')).toMatchObject({ facts: { told: 3 } })
  })
})

describe('sight', () => {
  it('of a reader limited to departments ends at the meetings that they belong to', async () => {
    const { series, chair, input } = await aReview()
    const { id: departmentId } = await makeDepartment(db)
    const [outside, inside] = [await personCtx('process-owner', { departmentId, now: THURSDAY }), await personCtx('process-owner', { departmentId, now: THURSDAY })]
    await updateSeries(chair, { ...input, id: series.id, version: 1, active: true, memberIds: [...input.memberIds, inside.actor.id] })
    expect((await listMeetings(outside, {})).coming).toEqual([])
    expect((await listMeetings(inside, {})).coming).toHaveLength(6)
    expect((await listMeetings(await personCtx('auditor', { now: THURSDAY }), {})).coming).toHaveLength(6)
    await expect(listMeetings(await personCtx('employee'), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getSeries(chair, { id: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
