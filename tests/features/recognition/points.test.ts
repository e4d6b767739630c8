import { beforeEach, describe, expect, it } from 'vitest'
import { recognitionContent as rules } from '@/lib/content/recognition'
import { creditBenefit } from '@/lib/features/recognition/credit-benefit'
import { requestRecognition } from '@/lib/features/recognition/on-request'
import { myRecognition } from '@/lib/features/recognition/queries'
import { creditMeasuredBenefit } from '@/lib/jobs/credit-benefit'
import { jobCtx } from '@/lib/server/ctx'
import { forgetSettings } from '@/lib/server/settings'
import { makeBaseline, makeDepartment } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { kindsOf, liveIdea, now, pointsOf, runningAutomation, stepTo, storedRequest } from '../../support/recognition'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const job = () => ({ ...jobCtx('credit-benefit'), now })
const steps = rules.submitted + rules.approved + rules.live

describe('points for steps', () => {
  it('follow the request, once however often a step is told', async () => {
    const { request, submitter } = await liveIdea('2026-11-02')
    expect(await kindsOf(request.id)).toEqual([['submitted', 2], ['approved', 10], ['live', 30]])
    await stepTo(request.id, 'live')
    expect(await pointsOf(submitter.actor.id)).toBe(steps)
    expect(await db.pointEntry.findFirstOrThrow()).toMatchObject({ day: '2026-11-23', rulesOrdinal: 1 })
  })

  it('are taken back from a duplicate, with a notice to the submitter', async () => {
    const { request, submitter } = await liveIdea('2026-11-02')
    await stepTo(request.id, 'closed', { closedAs: 'duplicate' })
    expect(await pointsOf(submitter.actor.id)).toBe(0)
    expect(await db.notice.findFirst({ where: { personId: submitter.actor.id, kind: 'pointsReversed' } })).toMatchObject({ href: `/requests/${request.number}` })
  })

  it('count no more submissions than the cap of the day', async () => {
    const submitter = await personCtx('employee', { now })
    for (let i = 0; i < 4; i += 1) await stepTo((await storedRequest(submitter)).id, 'submitted')
    expect(await pointsOf(submitter.actor.id)).toBe(rules.caps.day * rules.submitted)
    const { entries } = await myRecognition(submitter, {})
    expect(entries.filter(({ points }) => points === 0).map(({ facts }) => facts.capped)).toEqual(['day', 'day'])
  })

  it('are an append-only ledger: neither changed nor deleted', async () => {
    await liveIdea('2026-11-02')
    await expect(db.pointEntry.updateMany({ data: { points: 99 } })).rejects.toThrow()
    await expect(db.pointEntry.deleteMany()).rejects.toThrow()
  })
})

describe('points for measured benefit', () => {
  // Ten items a day, nine minutes each: an hour and a half.
  const hours = (days: number) => days * 1.5

  it('are credited for full months from going live, by what the runs show', async () => {
    const { request, submitter } = await liveIdea('2026-09-21')
    expect(await creditBenefit(job(), {})).toMatchObject({ ideas: 1, rows: 2 })
    const [september, october] = [Math.floor(hours(10) * 2), Math.floor(hours(31) * 2)]
    expect(await pointsOf(submitter.actor.id)).toBe(steps + september + october)
    expect((await auditOf('recognition.benefit-credited')).facts).toMatchObject({ points: september + october })
    const { totals } = await myRecognition(submitter, {})
    expect(totals).toMatchObject({ verified: september + october, measuredMs: hours(41) * 3_600_000 })
    expect(await requestRecognition(submitter, { requestId: request.id })).toMatchObject([{ role: 'submitter', own: true, points: totals.points }])
    expect(await db.notice.count({ where: { kind: 'benefitCredited' } })).toBe(1)
  })

  it('are credited once: the next night adds nothing and writes no audit row', async () => {
    await liveIdea('2026-09-21')
    await creditMeasuredBenefit.run(job(), {}, AbortSignal.timeout(10_000))
    const before = await db.auditEntry.count()
    expect(await creditBenefit(job(), {})).toMatchObject({ rows: 0, points: 0 })
    expect(await db.auditEntry.count()).toBe(before)
  })

  it('are taken back when the measurement is corrected downwards', async () => {
    const { submitter, automationId } = await liveIdea('2026-10-01')
    await creditBenefit(job(), {})
    const { processId } = await db.automation.findUniqueOrThrow({ where: { id: automationId } })
    await makeBaseline(db, processId, { manualMs: 300_000, validFrom: '2026-01-01', annualVolume: 3650 })
    expect(await creditBenefit(job(), {})).toMatchObject({ rows: 1 })
    // Four minutes an item instead of nine.
    expect(await pointsOf(submitter.actor.id)).toBe(steps + Math.floor((31 * 10 * 4 * 2) / 60))
    const correction = await db.pointEntry.findFirstOrThrow({ where: { kind: 'reversal' } })
    expect(correction.reversesId).not.toBeNull()
    expect(await db.notice.count({ where: { kind: 'benefitCorrected' } })).toBe(1)
  })

  it('are split between submitter and supporters by volume, from the month of joining on', async () => {
    const { request, submitter } = await liveIdea('2026-09-21')
    const ally = await personCtx('employee', { now })
    const elsewhere = await makeDepartment(db)
    await db.requestSupport.create({ data: { requestId: request.id, departmentId: elsewhere.id, personId: ally.actor.id, frequencyCount: 10, frequencyUnit: 'day', manualMs: 600_000, itemsPerYear: 3650, createdAt: new Date('2026-10-05T00:00:00.000Z') } })
    await stepTo(request.id, 'live')
    await creditBenefit(job(), {})
    const half = Math.floor(hours(31))
    expect(await pointsOf(ally.actor.id)).toBe(rules.support + half)
    expect(await pointsOf(submitter.actor.id)).toBe(steps + Math.floor(hours(10) * 2) + half)
    expect((await db.badgeAward.findMany({ where: { personId: ally.actor.id } })).map(({ badge }) => badge).sort()).toEqual(['ally', 'tenHours'])
  })

  it('are shared by ideas of one automation, and not given for tests or before going live', async () => {
    const { automation, engineProcess } = await runningAutomation('2026-08-01')
    const one = await liveIdea('2026-10-01', { automationId: automation.id })
    const other = await liveIdea('2026-10-01', { automationId: automation.id })
    await creditBenefit(job(), {})
    for (const { submitter } of [one, other]) expect(await pointsOf(submitter.actor.id)).toBe(steps + Math.floor(hours(31)))
    await db.engineProcess.update({ where: { id: engineProcess.id }, data: { purpose: 'test' } })
    await creditBenefit(job(), {})
    expect(await pointsOf(one.submitter.actor.id)).toBe(steps)
  })

  it('are credited a part of the ideas at a time, and told once to each person', async () => {
    const { automation } = await runningAutomation('2026-10-01')
    const submitter = await personCtx('employee', { now })
    const live = { type: 'idea', status: 'live', automationId: automation.id, itemsPerYear: 3650, liveAt: new Date('2026-10-01T04:00:00.000Z') }
    for (let i = 0; i < 22; i += 1) await storedRequest(submitter, live)
    expect(await creditBenefit(job(), {})).toMatchObject({ ideas: 22, rows: 22 })
    expect(await db.auditEntry.count({ where: { action: 'recognition.benefit-credited' } })).toBe(2)
    expect(await db.notice.count({ where: { kind: 'benefitCredited', personId: submitter.actor.id } })).toBe(1)
    expect(await creditBenefit(job(), {})).toMatchObject({ rows: 0 })
  })

  it('are not credited by somebody without the right', async () => {
    await expect(creditBenefit(await personCtx('ops'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('who is behind points', () => {
  it('is hidden from everybody but themselves when the request is anonymous', async () => {
    const { request, submitter } = await liveIdea('2026-11-02', { anonymous: true })
    const seen = await requestRecognition(await personCtx('admin', { now }), { requestId: request.id })
    expect(seen).toMatchObject([{ name: null, key: 'submitter', role: 'submitter' }])
    expect(JSON.stringify(seen)).not.toContain(submitter.actor.id)
    expect(await requestRecognition(submitter, { requestId: request.id })).toMatchObject([{ name: submitter.actor.name, own: true }])
  })

  it('is not asked of a draft that somebody else writes', async () => {
    const draft = await storedRequest(await personCtx('employee', { now }), { status: 'draft' })
    await expect(requestRecognition(await personCtx('coe', { now }), { requestId: draft.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('badges', () => {
  it('are awarded once with a notice, and stay', async () => {
    const { request, submitter } = await liveIdea('2026-11-02')
    const held = async () => (await db.badgeAward.findMany({ where: { personId: submitter.actor.id } })).map(({ badge }) => badge).sort()
    expect(await held()).toEqual(['firstApproved', 'firstIdea', 'firstLive'])
    expect(await db.notice.count({ where: { personId: submitter.actor.id, kind: 'badgeAwarded' } })).toBe(3)
    await stepTo(request.id, 'in-delivery')
    await stepTo(request.id, 'live')
    expect(await held()).toHaveLength(3)
    await expect(db.badgeAward.deleteMany()).rejects.toThrow()
  })
})
