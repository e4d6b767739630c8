import { beforeEach, describe, expect, it } from 'vitest'
import { addMeetingAction } from '@/lib/features/meetings/add-action'
import { cancelMeeting } from '@/lib/features/meetings/cancel-meeting'
import { closeMeeting } from '@/lib/features/meetings/close-meeting'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { liveMeeting } from '@/lib/features/meetings/live'
import { markAttendance } from '@/lib/features/meetings/mark-attendance'
import { getMeeting, listMeetings } from '@/lib/features/meetings/queries'
import { recordDecision, removeDecision } from '@/lib/features/meetings/record-decision'
import { saveMinutes } from '@/lib/features/meetings/save-minutes'
import { startMeeting } from '@/lib/features/meetings/start-meeting'
import { myWork } from '@/lib/features/work/queries'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { aReview, at } from './meeting-world'

const { db, reset } = useDatabase()
beforeEach(reset)

async function running() {
  const made = await aReview()
  await startMeeting(made.chair, { id: made.id })
  return made
}

describe('opening a meeting', () => {
  it('starts the minutes with whoever opened it as present', async () => {
    const { chair, id } = await aReview()
    const live = await startMeeting(chair, { id })
    expect(live).toMatchObject({ status: 'running', minutes: '', minutesVersion: 1 })
    expect(live.attendance.map(({ name, state, chairs }) => [name, state, chairs])).toEqual([['Chair', 'present', true], ['Analyst', null, false], ['Operator', null, false]])
    expect(await auditOf('meeting.started')).toMatchObject({ before: { status: 'planned' }, after: { status: 'running' }, facts: { name: 'Weekly review' } })
  })

  it('happens once, in its time, and by those who may', async () => {
    const { chair, analyst, operator, id, meetings } = await aReview()
    await expect(startMeeting(operator, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(startMeeting(chair, { id: meetings[1]!.id })).rejects.toMatchObject({ key: 'meetings.errors.tooEarly' })
    await expect(startMeeting(at(chair, '2026-12-03T02:00:00Z'), { id })).rejects.toMatchObject({ key: 'meetings.errors.tooLate' })
    const opened = await Promise.allSettled([startMeeting(chair, { id }), startMeeting(analyst, { id })])
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(startMeeting(chair, { id })).rejects.toMatchObject({ key: 'meetings.state.running' })
  })
})

describe('minutes', () => {
  it('are stored, and the trail holds how much was written', async () => {
    const { chair, analyst, id } = await running()
    const { outcome, live } = await saveMinutes(chair, { id, base: 1, text: 'Welcome\r\n- first' })
    expect([outcome, live.minutes, live.minutesVersion, live.minutesBy]).toEqual(['saved', 'Welcome\n- first', 2, 'Chair'])
    expect((await liveMeeting(analyst, { id })).minutes).toBe('Welcome\n- first')
    expect(await auditOf('meeting.minutes-saved')).toMatchObject({ facts: { characters: 15, version: 2 } })
    expect(await actionsOf('meetingMinutes', id)).toEqual(['meeting.minutes-saved'])
  })

  it('of two who write at once are never overwritten: the second gets what the first wrote', async () => {
    const { chair, analyst, id } = await running()
    const texts = await Promise.all([saveMinutes(chair, { id, base: 1, text: 'from the chair' }), saveMinutes(analyst, { id, base: 1, text: 'from the analyst' })])
    const [saved, behind] = [texts.find(({ outcome }) => outcome === 'saved')!, texts.find(({ outcome }) => outcome === 'behind')!]
    expect(behind.live.minutes).toBe(saved.live.minutes)
    expect(behind.live.minutesBy).toBe(saved.live.minutesBy)
    expect((await actionsOf('meetingMinutes', id)).filter((action) => action === 'meeting.minutes-saved')).toHaveLength(1)
    const joined = await saveMinutes(analyst, { id, base: behind.live.minutesVersion, text: `${behind.live.minutes}\nboth` })
    expect(joined.outcome).toBe('saved')
  })

  it('are written only while the meeting runs, and by those who may', async () => {
    const { chair, operator, id, meetings } = await running()
    await expect(saveMinutes(operator, { id, base: 1, text: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveMinutes(chair, { id: meetings[1]!.id, base: 1, text: 'x' })).rejects.toMatchObject({ key: 'meetings.state.planned' })
    await expect(saveMinutes(chair, { id: 'nowhere', base: 1, text: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveMinutes(chair, { id, base: 1, text: 'x'.repeat(100_001) })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('attendance', () => {
  it('is marked by tapping, taken back, and open to guests', async () => {
    const { chair, analyst, operator, id } = await running()
    const guest = await personCtx('employee', { name: 'Guest' })
    await markAttendance(chair, { id, personIds: [analyst.actor.id, operator.actor.id], state: 'present' })
    await markAttendance(chair, { id, personIds: [operator.actor.id], state: 'excused' })
    await markAttendance(chair, { id, personIds: [analyst.actor.id], state: 'none' })
    const live = await markAttendance(chair, { id, personIds: [guest.actor.id], state: 'present' })
    expect(live.attendance.map(({ name, state, guest: isGuest }) => [name, state, isGuest])).toEqual([['Chair', 'present', false], ['Analyst', null, false], ['Operator', 'excused', false], ['Guest', 'present', true]])
    expect(await auditOf('meeting.attendance-marked')).toMatchObject({ before: { Guest: null }, after: { Guest: 'present' } })
  })

  it('knows nobody who does not exist or has left, and nothing before the meeting', async () => {
    const { chair, analyst, id, meetings, operator } = await running()
    const gone = await personCtx('employee')
    await db.person.update({ where: { id: gone.actor.id }, data: { active: false } })
    for (const personId of ['nobody', gone.actor.id]) await expect(markAttendance(chair, { id, personIds: [personId], state: 'present' })).rejects.toMatchObject({ fields: { personIds: [{ key: 'portfolio.personUnknown' }] } })
    await expect(markAttendance(chair, { id: meetings[1]!.id, personIds: [analyst.actor.id], state: 'present' })).rejects.toMatchObject({ key: 'meetings.state.planned' })
    await expect(markAttendance(operator, { id, personIds: [operator.actor.id], state: 'present' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('decisions and actions', () => {
  it('are numbered, also when two are recorded at once, and taken back while the meeting runs', async () => {
    const { chair, analyst, id } = await running()
    await Promise.all([recordDecision(chair, { id, text: 'First' }), recordDecision(analyst, { id, text: 'Second' })].map((each) => each.catch(() => recordDecision(chair, { id, text: 'again' }))))
    const live = await liveMeeting(chair, { id })
    expect(live.decisions.map(({ ordinal }) => ordinal)).toEqual([1, 2])
    const left = await removeDecision(chair, { id, decisionId: live.decisions[0]!.id })
    expect(left.decisions).toHaveLength(1)
    await expect(removeDecision(chair, { id, decisionId: live.decisions[0]!.id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await auditOf('meeting.decision-removed')).toMatchObject({ before: { ordinal: 1 } })
    await expect(recordDecision(chair, { id, text: ' ' })).rejects.toMatchObject({ fields: { text: [{ key: 'errors.required' }] } })
  })

  it('become work of their owner, with the running phase, and are found in “my work”', async () => {
    const { chair, operator, id, programme } = await running()
    const live = await addMeetingAction(chair, { id, text: 'Ask SAP for the window', ownerId: operator.actor.id, dueOn: '2026-12-03' })
    expect(live.actions).toMatchObject([{ text: 'Ask SAP for the window', owner: 'Operator', dueOn: '2026-12-03', status: 'open' }])
    expect(await db.actionItem.findFirst()).toMatchObject({ source: 'meeting', sourceId: id, phaseId: programme.phases[0]!.id, ownerId: operator.actor.id })
    expect((await myWork(operator, {})).tasks).toContainEqual(expect.objectContaining({ key: 'actionsDue', href: `/actions/${live.actions[0]!.id}` }))
    expect(await db.notice.count({ where: { personId: operator.actor.id, kind: 'actionAssigned' } })).toBe(1)
    expect(await auditOf('meeting.action-added')).toMatchObject({ after: { dueOn: '2026-12-03' }, facts: { actionId: live.actions[0]!.id } })
  })

  it('are refused for a day that is over, outside of the meeting, and to those who may not', async () => {
    const { chair, operator, id, meetings } = await running()
    await expect(addMeetingAction(chair, { id, text: 'Late', dueOn: '2026-11-25' })).rejects.toMatchObject({ fields: { dueOn: [{ key: 'meetings.errors.duePast' }] } })
    await expect(addMeetingAction(chair, { id: meetings[1]!.id, text: 'Early', dueOn: '2026-12-25' })).rejects.toMatchObject({ key: 'meetings.state.planned' })
    for (const verb of [addMeetingAction, recordDecision]) await expect(verb(operator, { id, text: 'x', ...(verb === addMeetingAction && { dueOn: '2026-12-25' }) })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.actionItem.count()).toBe(0)
  })
})

describe('canceling', () => {
  it('says why, tells the others and counts as not held', async () => {
    const { chair, analyst, operator, id } = await aReview()
    await cancelMeeting(chair, { id, reason: 'Stocktaking' })
    const notices = await db.notice.findMany({ where: { kind: 'meetingCanceled' } })
    expect(notices.map(({ personId }) => personId).sort()).toEqual([analyst.actor.id, operator.actor.id].sort())
    expect(JSON.parse(notices[0]!.params)).toMatchObject({ reason: 'Stocktaking' })
    expect(await getMeeting(chair, { id })).toMatchObject({ standing: 'canceled', cancelReason: 'Stocktaking', may: { start: false, cancel: false, compose: false } })
    expect(await auditOf('meeting.canceled')).toMatchObject({ before: { status: 'planned' }, facts: { reason: 'Stocktaking' } })
    await expect(startMeeting(chair, { id })).rejects.toMatchObject({ key: 'meetings.state.canceled' })
  })

  it('needs a reason and the right', async () => {
    const { chair, operator, id } = await aReview()
    await expect(cancelMeeting(chair, { id, reason: ' ' })).rejects.toMatchObject({ fields: { reason: [{ key: 'errors.required' }] } })
    await expect(cancelMeeting(operator, { id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a foreign meeting', () => {
  it('is not there for whoever reads for one department and is no member', async () => {
    const { id } = await running()
    const { id: departmentId } = await makeDepartment(db)
    const stranger = await personCtx('process-owner', { departmentId })
    for (const read of [getMeeting, liveMeeting]) await expect(read(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list', () => {
  it('tells a forgotten meeting as not held, and what runs first', async () => {
    const { chair, meetings } = await aReview()
    const { coming, past } = await listMeetings(at(chair, '2026-12-04T01:00:00Z'), {})
    expect(past.map(({ id, standing }) => [id, standing])).toEqual([[meetings[1]!.id, 'missed'], [meetings[0]!.id, 'missed']])
    expect(coming[0]).toMatchObject({ id: meetings[2]!.id, standing: 'planned' })
    expect((await listMeetings(at(chair, '2026-11-26T02:30:00Z'), {})).coming[0]).toMatchObject({ standing: 'due' })
    const later = at(chair, '2026-12-04T01:00:00Z')
    await startMeeting(later, { id: meetings[1]!.id })
    expect((await listMeetings(later, {})).coming[0]).toMatchObject({ id: meetings[1]!.id, standing: 'running', present: 1 })
  })
})

it('nothing of a held meeting changes any more, not even past the verbs', async () => {
  const { chair, id, analyst } = await running()
  await composeAgenda(chair, { id })
  await recordDecision(chair, { id, text: 'Keep it' })
  await closeMeeting(chair, { id, minutesVersion: 1 })
  const decision = await db.meetingDecision.findFirstOrThrow({ where: { meetingId: id } })
  const attempts = [
    () => composeAgenda(chair, { id }),
    () => saveMinutes(chair, { id, base: 1, text: 'other' }),
    () => markAttendance(chair, { id, personIds: [analyst.actor.id], state: 'present' }),
    () => recordDecision(chair, { id, text: 'more' }),
    () => removeDecision(chair, { id, decisionId: decision.id }),
    () => addMeetingAction(chair, { id, text: 'more', dueOn: '2026-12-25' }),
    () => cancelMeeting(chair, { id, reason: 'x' }),
    () => closeMeeting(chair, { id, minutesVersion: 1 }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ key: 'meetings.state.held' })
  await expect(db.meeting.update({ where: { id }, data: { minutes: 'forged' } })).rejects.toThrow()
  await expect(db.meeting.delete({ where: { id } })).rejects.toThrow()
  await expect(db.meetingDecision.delete({ where: { id: decision.id } })).rejects.toThrow()
  await expect(db.attendance.updateMany({ where: { meetingId: id }, data: { state: 'present' } })).rejects.toThrow()
  expect(await getMeeting(chair, { id })).toMatchObject({ status: 'held', live: { minutes: '', decisions: [{ text: 'Keep it' }], attendance: [{ state: 'present' }, { state: 'absent' }, { state: 'absent' }] } })
})
