import { beforeEach, describe, expect, it } from 'vitest'
import { activeReviewPoints } from '@/lib/features/reviews/active-points'
import { createPoint } from '@/lib/features/reviews/create-point'
import { getPoint, listPoints } from '@/lib/features/reviews/points'
import { renewSigningKey, switchPointOff, switchPointOn } from '@/lib/features/reviews/switch-point'
import { updatePoint } from '@/lib/features/reviews/update-point'
import { makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { ask, NOW, pointFacts, reviewScene } from '../../support/reviews'

const { db, reset } = useDatabase()
beforeEach(reset)

const later = { now: NOW }

describe('a review point', () => {
  it('is set up on a process by those who keep it, with a key that is told once and stored sealed', async () => {
    const coe = await personCtx('coe', later)
    const process = await makeProcess(db)
    const { id, signingKey } = await createPoint(coe, { ...pointFacts, processId: process.id, samplingPercent: 12.5 })
    expect(signingKey).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const row = await db.reviewPoint.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ code: 'contract-legal', approvals: 1, deadlineMs: 14_400_000n, onExpiry: 'escalate', samplingBp: 1250, active: true })
    expect(JSON.stringify(await db.auditEntry.findMany()) + JSON.stringify({ ...row, deadlineMs: 0 })).not.toContain(signingKey.slice(6))
    expect(await actionsOf('review-point', id)).toEqual(['review-point.created'])
    expect(await activeReviewPoints(coe, process.id)).toEqual([{ id, code: 'contract-legal', step: pointFacts.step, stepZh: pointFacts.stepZh }])
    expect(Object.keys(await getPoint(coe, { id }))).not.toContain('signingCipher')
  })

  it('is refused with a taken code, a deadline out of bounds, people who may not decide, and fewer people than approvals', async () => {
    const coe = await personCtx('coe', later)
    const [process, employee, legal] = [await makeProcess(db), await personCtx('employee'), await personCtx('reviewer')]
    await createPoint(coe, { ...pointFacts, processId: process.id })
    const refused = (given: Record<string, unknown>) => createPoint(coe, { ...pointFacts, processId: process.id, code: 'other', ...given })
    await expect(refused({ code: 'Contract-Legal' })).rejects.toMatchObject({ fields: { code: [{ key: 'reviews.errors.codeTaken' }] } })
    await expect(refused({ code: 'a b' })).rejects.toMatchObject({ fields: { code: [{ key: 'reviews.errors.code' }] } })
    await expect(refused({ deadlineAmount: 14, deadlineUnit: 'minutes' })).rejects.toMatchObject({ fields: { deadlineAmount: [{ key: 'reviews.errors.deadline' }] } })
    await expect(refused({ deadlineAmount: 61, deadlineUnit: 'days' })).rejects.toMatchObject({ fields: { deadlineAmount: [{ key: 'reviews.errors.deadline' }] } })
    await expect(refused({ reviewerIds: [employee.actor.id] })).rejects.toMatchObject({ fields: { reviewerIds: [{ key: 'reviews.errors.noReviewer' }] } })
    await expect(refused({ escalateToId: employee.actor.id })).rejects.toMatchObject({ fields: { escalateToId: [{ key: 'reviews.errors.noReviewer' }] } })
    await expect(refused({ reviewerIds: [legal.actor.id], approvals: 2 })).rejects.toMatchObject({ fields: { reviewerIds: [{ key: 'reviews.errors.tooFewReviewers' }] } })
    await expect(refused({ approvals: 3 })).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.reviewPoint.count()).toBe(1)
  })

  it('is refused to other roles, to other departments and on an archived process', async () => {
    const [mine, other] = [await makeDepartment(db), await makeDepartment(db)]
    const [process, foreign, archived] = [await makeProcess(db, { departmentId: mine.id }), await makeProcess(db, { departmentId: other.id }), await makeProcess(db, { departmentId: mine.id, archivedAt: NOW })]
    await expect(createPoint(await personCtx('reviewer'), { ...pointFacts, processId: process.id })).rejects.toMatchObject({ code: 'forbidden' })
    const owner = await personCtx('process-owner', { ...later, departmentId: mine.id })
    await expect(createPoint(owner, { ...pointFacts, processId: foreign.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(createPoint(owner, { ...pointFacts, processId: archived.id })).rejects.toMatchObject({ key: 'reviews.errors.processArchived' })
    const { id } = await createPoint(owner, { ...pointFacts, processId: process.id })
    const stranger = await personCtx('process-owner', { departmentId: other.id })
    await expect(getPoint(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listPoints(stranger, {})).rows).toEqual([])
  })

  it('is changed as a whole, by the version seen', async () => {
    const { pointId: id, owner, legal, second } = await reviewScene()
    const change = { ...pointFacts, id, version: 1, approvals: 2, reviewerIds: [legal.actor.id, second.actor.id], onExpiry: 'reject', deadlineAmount: 1, deadlineUnit: 'days' }
    await updatePoint(owner, change)
    await expect(updatePoint(owner, change)).rejects.toMatchObject({ code: 'conflict' })
    const point = await getPoint(owner, { id })
    expect(point).toMatchObject({ approvals: 2, onExpiry: 'reject', deadlineMs: 86_400_000, version: 2 })
    expect(point.reviewers.map((person) => person.id).sort()).toEqual([legal.actor.id, second.actor.id].sort())
    await expect(updatePoint(legal, { ...change, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is switched off and on; not the last one while the process decides on people by itself', async () => {
    const { pointId: id, process, owner, engine } = await reviewScene()
    await db.complianceRecord.create({ data: { processId: process.id, body: '{}', automatedDecision: true } })
    await expect(switchPointOff(owner, { id, version: 1 })).rejects.toMatchObject({ key: 'reviews.errors.lastPoint' })
    await createPoint(owner, { ...pointFacts, code: 'another', processId: process.id })
    await switchPointOff(owner, { id, version: 1 })
    expect((await activeReviewPoints(owner, process.id)).map(({ code }) => code)).toEqual(['another'])
    await expect(ask(engine)).rejects.toMatchObject({ key: 'reviews.errors.pointOff' })
    await switchPointOn(owner, { id, version: 2 })
    expect((await ask(engine)).status).toBe('waiting')
    expect(await actionsOf('review-point', id)).toEqual(['review-point.created', 'review-point.switched-off', 'review-point.switched-on'])
  })

  it('gets a new key only from somebody who has just proved who they are', async () => {
    const { pointId: id, owner, signingKey } = await reviewScene()
    await expect(renewSigningKey({ ...owner, stepUpAt: null }, { id, version: 1 })).rejects.toMatchObject({ code: 'rule' })
    const renewed = await renewSigningKey(owner, { id, version: 1 })
    expect(renewed.signingKey).not.toBe(signingKey)
    await expect(renewSigningKey(owner, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })
})
