import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, it } from 'vitest'
import { finishAction } from '@/lib/features/actions/finish-action'
import { readFile } from '@/lib/features/files/queries'
import { readinessOf } from '@/lib/features/gates/queries'
import { publishDefaults } from '@/lib/features/gates/publish-defaults'
import { addMeetingAction } from '@/lib/features/meetings/add-action'
import { cancelMeeting } from '@/lib/features/meetings/cancel-meeting'
import { closeMeeting } from '@/lib/features/meetings/close-meeting'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { markAttendance } from '@/lib/features/meetings/mark-attendance'
import { actionsInTimeShare, getMeeting, listMeetings, reviewsHeldShare } from '@/lib/features/meetings/queries'
import { recordDecision } from '@/lib/features/meetings/record-decision'
import { saveMinutes } from '@/lib/features/meetings/save-minutes'
import { startMeeting } from '@/lib/features/meetings/start-meeting'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { jobCtx } from '@/lib/server/ctx'
import { planMeetings } from '@/lib/features/meetings/plan-meetings'
import { makeDepartment } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { aReview, at } from './meeting-world'

const { db, reset } = useDatabase()
beforeEach(reset)

/** Lines of a PDF break anywhere. */
const packed = (text: string) => text.replace(/\s+/g, '')
const textOf = async (bytes: Uint8Array) => packed((await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text)

async function written() {
  const made = await aReview()
  const { chair, analyst, operator, id } = made
  await updateSettings(asSystem(), { group: 'organisation', value: { name: 'Example & Co', currency: 'CNY', timeZone: 'Asia/Shanghai' } })
  await composeAgenda(analyst, { id })
  await startMeeting(at(chair, '2026-11-26T02:03:00Z'), { id })
  await markAttendance(chair, { id, personIds: [analyst.actor.id], state: 'excused' })
  await saveMinutes(chair, { id, base: 1, text: '# Errors 差错\n- The carrier changed its template 承运商更换模板\n\nNothing else.' })
  await recordDecision(chair, { id, text: 'Templates are announced a week ahead' })
  await addMeetingAction(chair, { id, text: 'Write to the carriers 致函承运商', ownerId: operator.actor.id, dueOn: '2026-12-03' })
  return made
}

describe('closing a meeting', () => {
  it('makes the minutes in both languages, which hold what was said, decided and given out', async () => {
    const { chair, id } = await written()
    await closeMeeting(at(chair, '2026-11-26T02:45:00Z'), { id, minutesVersion: 2 })
    const meeting = await getMeeting(chair, { id })
    expect(meeting).toMatchObject({ standing: 'held', may: { write: false, close: false, compose: false } })
    expect(meeting.files.map(({ name }) => name).sort()).toEqual(['minutes-review-2026-11-26-en.pdf', 'minutes-review-2026-11-26-zh-CN.pdf'])
    const { facts } = (await auditOf('meeting.closed')) as { facts: { digest: string; present: number; invited: number } }
    expect(facts).toMatchObject({ present: 1, invited: 3, decisions: 1, actions: 1 })
    const pdf = async (language: string) => textOf((await readFile(chair, meeting.files.find(({ name }) => name.includes(language))!.id)).bytes)
    const shared = ['Example & Co', 'Errors 差错', 'The carrier changed its template 承运商更换模板', 'Nothing else.', 'Templates are announced a week ahead', 'Write to the carriers 致函承运商', 'Operator', 'Chair', facts.digest]
    const [en, zh] = [await pdf('-en'), await pdf('-zh-CN')]
    for (const word of [...shared, 'Minutes: Weekly review', 'Nov 26, 2026, 10:00', 'Room 3', '1 of 3', 'excused', 'absent', 'Dec 3, 2026', 'The portal keeps no register of incidents yet', 'No automation ran in this period', 'Composed on Nov 26, 2026, 09:30 by Analyst', 'Page 1 of']) expect(en, word).toContain(packed(word))
    for (const word of [...shared, '会议纪要：周例会', '2026年11月26日 10:00', '请假', '缺席', '2026年12月3日', '门户尚未设立事件登记', '本周期内没有自动化运行', '第 1 页，共']) expect(zh, word).toContain(packed(word))
  })

  it('sends everybody the minutes in the language they read, those who were not there too', async () => {
    await updateSettings(asSystem(), { group: 'organisation', value: { name: 'Example', currency: 'CNY', timeZone: 'Asia/Shanghai' } })
    await db.setting.create({ data: { key: 'mail', value: { enabled: true, host: 'mail.example', from: 'portal@example.test' } } })
    const { chair, analyst, operator, id } = await written()
    await db.person.update({ where: { id: operator.actor.id }, data: { locale: 'en' } })
    await markAttendance(chair, { id, personIds: [operator.actor.id], state: 'present' })
    await closeMeeting(chair, { id, minutesVersion: 2 })
    const told = await db.notice.findMany({ where: { kind: { in: ['minutesSent', 'minutesMissed'] } }, include: { deliveries: true } })
    expect(told.map(({ personId, kind, href }) => [personId, kind, href]).sort()).toEqual([[analyst.actor.id, 'minutesMissed', `/meetings/${id}`], [operator.actor.id, 'minutesSent', `/meetings/${id}`]].sort())
    const fileOf = async (personId: string) => {
      const [delivery] = told.find((notice) => notice.personId === personId)!.deliveries
      const [fileId] = (JSON.parse(delivery!.content) as { fileIds: string[] }).fileIds
      return (await readFile(jobCtx('send-mail'), fileId!)).name
    }
    expect(await fileOf(operator.actor.id)).toBe('minutes-review-2026-11-26-en.pdf')
    expect(await fileOf(analyst.actor.id)).toBe('minutes-review-2026-11-26-zh-CN.pdf')
    expect(JSON.parse(told[0]!.params)).toMatchObject({ decisions: 1, actions: 1 })
  })

  it('is refused over minutes that the closer has not seen, without anybody present, and to those who may not', async () => {
    const { chair, operator, id } = await written()
    await expect(closeMeeting(chair, { id, minutesVersion: 1 })).rejects.toMatchObject({ code: 'conflict', key: 'meetings.errors.changedMeanwhile' })
    await expect(closeMeeting(operator, { id, minutesVersion: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await markAttendance(chair, { id, personIds: [chair.actor.id], state: 'none' })
    await expect(closeMeeting(chair, { id, minutesVersion: 2 })).rejects.toMatchObject({ key: 'meetings.errors.nobodyPresent' })
    expect(await db.storedFile.count()).toBe(0)
    const planned = await aReview({ name: 'Other' })
    await expect(closeMeeting(planned.chair, { id: planned.id, minutesVersion: 1 })).rejects.toMatchObject({ key: 'meetings.state.planned' })
  })

  it('never loses what is recorded while the document is made: then it is asked for again', async () => {
    const { chair, analyst, id } = await written()
    const closing = Promise.allSettled([closeMeeting(chair, { id, minutesVersion: 2 })])
    await new Promise((resolve) => setTimeout(resolve, 40))
    const [recorded] = await Promise.allSettled([recordDecision(analyst, { id, text: 'In the last second' })])
    const [closed] = await closing
    const { live, files } = await getMeeting(chair, { id })
    const decided = live.decisions.map(({ text }) => text)
    expect(decided.includes('In the last second')).toBe(recorded.status === 'fulfilled')
    if (closed.status === 'fulfilled') expect((await textOf((await readFile(chair, files[0]!.id)).bytes)).includes(packed('In the last second'))).toBe(recorded.status === 'fulfilled')
    else {
      expect(closed.reason).toMatchObject({ code: 'conflict' })
      expect([live.status, files]).toEqual(['running', []])
      await closeMeeting(chair, { id, minutesVersion: 2 })
      expect((await getMeeting(chair, { id })).live.decisions).toHaveLength(2)
    }
  })

  it('keeps its files from whoever does not see the meeting', async () => {
    const { chair, id } = await written()
    await closeMeeting(chair, { id, minutesVersion: 2 })
    const { files } = await getMeeting(chair, { id })
    const { id: departmentId } = await makeDepartment(db)
    for (const stranger of [await personCtx('process-owner', { departmentId }), await personCtx('employee')]) await expect(readFile(stranger, files[0]!.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await readFile(await personCtx('auditor'), files[0]!.id)).mime).toBe('application/pdf')
  })

  it('is what the next agenda asks about', async () => {
    const { chair, analyst, id, meetings } = await written()
    await closeMeeting(chair, { id, minutesVersion: 2 })
    const action = await db.actionItem.findFirstOrThrow()
    const later = at(analyst, '2026-12-03T01:00:00Z')
    await composeAgenda(later, { id: meetings[1]!.id })
    expect((await getMeeting(later, { id: meetings[1]!.id })).agenda!.earlier).toMatchObject({ meetingId: id, rows: [{ id: action.id, text: 'Write to the carriers 致函承运商', owner: 'Operator', status: 'open', daysLate: 0 }] })
  })
})

describe('how the meetings are kept', () => {
  /** Opens the reviews of the given days and closes them; the others stay as they are. */
  async function keptOn(days: string[], given: Awaited<ReturnType<typeof aReview>>) {
    for (const day of days) {
      const meeting = await db.meeting.findFirstOrThrow({ where: { plannedAt: new Date(`${day}T02:00:00Z`) } })
      const ctx = at(given.chair, `${day}T02:05:00Z`)
      await startMeeting(ctx, { id: meeting.id })
      await closeMeeting(ctx, { id: meeting.id, minutesVersion: 1 })
    }
  }

  it('counts weeks with a held review; canceled and forgotten ones do not count, nor the week that runs', async () => {
    const given = await aReview({}, new Date('2026-10-25T16:00:00Z'))
    const now = (iso: string) => at(given.chair, iso)
    expect(await reviewsHeldShare(now('2026-10-27T00:00:00Z'))).toEqual({ part: 0, whole: 0, bp: null })
    await keptOn(['2026-10-29', '2026-11-12'], given)
    const [, canceled] = given.meetings
    await cancelMeeting(now('2026-11-04T00:00:00Z'), { id: canceled!.id, reason: 'Stocktaking' })
    expect(await reviewsHeldShare(now('2026-11-22T00:00:00Z'))).toEqual({ part: 2, whole: 3, bp: 6666 })
    expect(await reviewsHeldShare(now('2026-11-23T00:00:00Z'))).toEqual({ part: 2, whole: 4, bp: 5000 })
    expect(await reviewsHeldShare(now('2026-11-23T00:00:00Z'), 2)).toEqual({ part: 1, whole: 2, bp: 5000 })
    const { kpis } = await listMeetings(now('2026-11-23T00:00:00Z'), {})
    expect(kpis).toMatchObject({ reviews: { part: 2, whole: 4 }, punctual: { part: 2, whole: 2 } })
  })

  it('says the same to the gate that asks for it', async () => {
    const given = await aReview({}, new Date('2026-10-25T16:00:00Z'))
    const rollout = given.programme.phases.find(({ key }) => key === 'rollout')!
    await db.phase.update({ where: { id: rollout.id }, data: { status: 'active', actualStart: new Date('2026-10-26') } })
    await publishDefaults(asSystem(), {})
    await keptOn(['2026-10-29', '2026-11-12'], given)
    const ctx = at(given.chair, '2026-11-23T00:00:00Z')
    const { readings } = await readinessOf(ctx, { phaseId: rollout.id })
    const reading = readings.find(({ criterionId }) => criterionId === 'rollout-weekly-review')
    expect(reading).toMatchObject({ value: (await reviewsHeldShare(ctx)).bp, sample: 4 })
  })

  it('counts actions done by their day among those that were due', async () => {
    const { chair, operator, id } = await aReview()
    expect(await actionsInTimeShare(chair)).toEqual({ part: 0, whole: 0, bp: null })
    await startMeeting(chair, { id })
    for (const [text, dueOn] of [['In time', '2026-11-27'], ['Late', '2026-11-27'], ['Open', '2026-11-28'], ['Far', '2026-12-20']]) await addMeetingAction(chair, { id, text, ownerId: operator.actor.id, dueOn })
    const finish = async (text: string, iso: string) => finishAction(at(operator, iso), { ...(await db.actionItem.findFirstOrThrow({ where: { text }, select: { id: true, version: true } })), result: 'ok' })
    await finish('In time', '2026-11-27T10:00:00Z')
    await finish('Late', '2026-11-28T10:00:00Z')
    expect(await actionsInTimeShare(at(chair, '2026-11-30T00:00:00Z'))).toEqual({ part: 1, whole: 3, bp: 3333 })
  })

  it('is planned by the job meanwhile', async () => {
    const given = await aReview({}, new Date('2026-10-25T16:00:00Z'))
    await planMeetings({ ...jobCtx('plan-meetings'), now: new Date('2026-11-23T00:00:00Z') }, new AbortController().signal)
    expect(await db.meeting.count({ where: { seriesId: given.series.id } })).toBe(9)
  })
})
