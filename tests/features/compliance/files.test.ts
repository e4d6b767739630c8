import { beforeEach, describe, expect, it } from 'vitest'
import { assessmentsAwaiting, assessmentsReturned, processesHeld } from '@/lib/features/compliance/awaiting'
import { decideAssessment } from '@/lib/features/compliance/decide-assessment'
import { complianceOverview } from '@/lib/features/compliance/overview'
import { getAssessment, listAssessments } from '@/lib/features/compliance/assessment-queries'
import { newAssessment } from '@/lib/features/compliance/choices'
import { getRecord } from '@/lib/features/compliance/queries'
import { remindCompliance } from '@/lib/features/compliance/remind'
import { complianceTable } from '@/lib/features/compliance/transfer'
import { exportTable } from '@/lib/features/transfer/export-table'
import { makeAutomation, makeProcess } from '@/prisma/seed/factories'
import { auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { complete, handedIn, now, record, sensitive, world } from './world'

const { db, reset } = useDatabase()
beforeEach(reset)

const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const go = new AbortController().signal

describe('the overview of compliance', () => {
  it('counts what is missing, and finds it by state, flag, words and person', async () => {
    const { owner, coe, process } = await world()
    await makeProcess(db, { name: 'Stock', dataClasses: 'internal' })
    await makeProcess(db, { name: 'Unknown', dataClasses: '' })
    await record(owner, process.id, { ...complete, purpose: '' })
    const all = await complianceOverview(coe, {})
    expect(all).toMatchObject({ total: 3, totals: { all: 3, missing: 2, personal: 1, withRecord: 1, unknown: 1 } })
    expect((await complianceOverview(coe, { state: 'notNeeded' })).rows.map(({ name }) => name)).toEqual(['Stock'])
    expect((await complianceOverview(coe, { flag: 'personal' })).rows.map(({ name }) => name)).toEqual(['Claims'])
    expect((await complianceOverview(coe, { q: 'unkn' })).rows.map(({ name }) => name)).toEqual(['Unknown'])
    expect((await complianceOverview(owner, { who: 'me' })).rows.map(({ name }) => name)).toEqual(['Claims'])
  })

  it('shows a department its own processes alone', async () => {
    const [one, other] = [await world(), await world()]
    expect(await complianceOverview(one.owner, {})).toMatchObject({ total: 1, totals: { all: 1 } })
    await record(other.owner, other.process.id, sensitive)
    const { number } = await handedIn(other.owner, other.process.id, [other.reviewer.actor.id])
    await expect(getAssessment(one.owner, { number })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getRecord(one.owner, { processId: other.process.id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listAssessments(one.owner, {})).toMatchObject({ total: 0, any: 0 })
    expect((await newAssessment(one.owner, {})).processes).toEqual([])
  })

  it('leaves as a file with what is missing and who sees to it, and the trail says so', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, { ...complete, purpose: '=1+1', ending: '' })
    const { body } = await exportTable(reviewer, complianceTable, { format: 'csv', params: {} })
    let text = ''
    for await (const chunk of body) text += new TextDecoder().decode(chunk)
    expect(text).toContain('The record does not say what happens to the data then. (Owner)')
    expect(text).toContain('Name, phone')
    expect(text).not.toMatch(/(^|,|")=1\+1/m)
    expect(await auditOf('compliance.exported')).toMatchObject({ facts: { format: 'csv' } })
    await expect(exportTable(await personCtx('steering'), complianceTable, { format: 'csv', params: {} })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('who is asked', () => {
  it('reviewers see what waits for them until they answered', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, number, version } = await handedIn(owner, process.id, [reviewer.actor.id])
    expect(await assessmentsAwaiting(reviewer, 5)).toEqual({ rows: [{ number, title: 'Claims' }], count: 1 })
    expect(await listAssessments(reviewer, { mine: 'asked' })).toMatchObject({ total: 1, waiting: 1, rows: [{ waitingFor: [{ name: 'Counsel' }] }] })
    expect(await getAssessment(reviewer, { number })).toMatchObject({ may: { decide: true, edit: false }, missing: [] })
    await decideAssessment(reviewer, { id, version, outcome: 'returned', comment: 'More' })
    expect(await assessmentsAwaiting(reviewer, 5)).toEqual({ rows: [], count: 0 })
    expect(await assessmentsReturned(owner, 5)).toEqual([{ number, title: 'Claims' }])
  })

  it('owners of processes see what holds an automation that is about to go live', async () => {
    const { owner, process } = await world()
    expect(await processesHeld(owner, 5)).toEqual([])
    await makeAutomation(db, { processId: process.id, stage: 'in-test' })
    expect(await processesHeld(owner, 5)).toMatchObject([{ id: process.id, count: 1 }])
  })

  it('reminds reviewers every five days, each time once', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    await handedIn(owner, process.id, [reviewer.actor.id])
    expect(await remindCompliance(asSystem(later(2)), go)).toBe(0)
    expect(await remindCompliance(asSystem(later(5)), go)).toBe(1)
    expect(await remindCompliance(asSystem(later(6)), go)).toBe(0)
    expect(await remindCompliance(asSystem(later(10)), go)).toBe(1)
    expect(await db.notice.count({ where: { kind: 'impactReminder', personId: reviewer.actor.id } })).toBe(2)
  })

  it('tells the owner before an assessment runs out, when it has, and when a record was not looked at for a year', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(owner, process.id, [reviewer.actor.id])
    await decideAssessment(reviewer, { id, version, outcome: 'approved' })
    await db.notice.deleteMany()
    const kinds = async () => (await db.notice.findMany({ where: { personId: owner.actor.id }, select: { kind: true }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
    for (const days of [100, 304, 305, 306, 336, 359]) await remindCompliance(asSystem(later(days)), go)
    expect(await kinds()).toEqual(['impactEnding', 'impactEnding', 'impactEnding'])
    await remindCompliance(asSystem(later(366)), go)
    expect((await kinds()).slice(3).sort()).toEqual(['impactEnded', 'recordReviewDue'])
    expect(await remindCompliance(asSystem(later(367)), go)).toBe(0)
  })
})
