import { beforeEach, describe, expect, it } from 'vitest'
import { createAssessment } from '@/lib/features/compliance/create-assessment'
import { decideAssessment } from '@/lib/features/compliance/decide-assessment'
import { complianceGaps } from '@/lib/features/compliance/gaps'
import { handInAssessment } from '@/lib/features/compliance/hand-in-assessment'
import { reopenAssessment, takeAssessmentBack, withdrawAssessment } from '@/lib/features/compliance/move-assessment'
import { changeAssessmentFacts, saveStep } from '@/lib/features/compliance/save-assessment'
import { auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { answers, handedIn, now, record, sensitive, versionOf, world, written } from './world'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('an impact assessment', () => {
  it('begins with what the record says and is kept step by step', async () => {
    const { owner, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, number } = await createAssessment(owner, { processId: process.id, kind: 'pipl', title: 'Claims' })
    expect(number).toBe(1)
    expect(JSON.parse((await db.impactAssessment.findUniqueOrThrow({ where: { id } })).body)).toMatchObject({ processing: { description: 'Delivery' }, necessity: { lawful: 'Separate consent' } })
    await saveStep(owner, { id, version: 1, step: 'measures', answers: { effective: 'Half an ans' } })
    await expect(saveStep(owner, { id, version: 1, step: 'measures', answers: { effective: 'Another' } })).rejects.toMatchObject({ code: 'conflict' })
    expect(await auditOf('impact.saved')).toMatchObject({ after: { measures: { effective: 'Half an ans' } }, facts: { step: 'measures' } })
  })

  it('is begun only on a record, and by those who may', async () => {
    const { owner, reviewer, process } = await world()
    await expect(createAssessment(owner, { processId: process.id, kind: 'pipl', title: 'x' })).rejects.toMatchObject({ key: 'impact.refused.noRecord' })
    await expect(createAssessment(reviewer, { processId: process.id, kind: 'pipl', title: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    const { department } = await world()
    await expect(createAssessment(await personCtx('process-owner', { departmentId: department.id }), { processId: process.id, kind: 'pipl', title: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is handed in with the record it was given on; open questions and partial reviewers are refused', async () => {
    const { owner, coe, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const draft = await written(owner, process.id, { conclusion: { ...answers.conclusion, officer: '' } })
    const ask = (reviewerIds: string[], version = draft.version) => handInAssessment(owner, { id: draft.id, version, reviewerIds })
    await expect(ask([reviewer.actor.id])).rejects.toMatchObject({ reasons: [{ key: 'impact.refused.open', params: { count: 1 } }, { key: 'impact.missing.officer' }] })
    await saveStep(owner, { id: draft.id, version: draft.version, step: 'conclusion', answers: answers.conclusion })
    const version = draft.version + 1
    await expect(ask([owner.actor.id], version)).rejects.toMatchObject({ fields: { reviewerIds: [{ key: 'impact.apart.owner' }] } })
    await expect(ask([coe.actor.id], version)).rejects.toMatchObject({ fields: { reviewerIds: [{ key: 'impact.refused.noReviewer' }] } })
    expect(await ask([reviewer.actor.id], version)).toMatchObject({ ordinal: 1 })
    const frozen = await db.impactAssessmentVersion.findFirstOrThrow()
    expect(JSON.parse(frozen.body)).toMatchObject({ answers: { measures: answers.measures }, record: { purpose: 'Delivery' } })
    expect(await db.notice.findMany({ select: { kind: true, personId: true } })).toEqual([{ kind: 'impactAsked', personId: reviewer.actor.id }])
    await expect(db.impactAssessmentVersion.updateMany({ data: { body: '{}' } })).rejects.toThrow()
  })

  it('counts for twelve months once every reviewer approved it', async () => {
    const { owner, reviewer, process } = await world()
    const second = await personCtx('reviewer', { now })
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(owner, process.id, [reviewer.actor.id, second.actor.id])
    expect(await decideAssessment(reviewer, { id, version, outcome: 'approved' })).toMatchObject({ status: 'submitted' })
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'assessmentWaiting', who: [{ id: second.actor.id }] }])
    expect(await decideAssessment(second, { id, version: version + 1, outcome: 'approved' })).toMatchObject({ status: 'approved' })
    expect(await db.impactAssessment.findUnique({ where: { id } })).toMatchObject({ status: 'approved', validUntil: '2027-11-02' })
    expect(await complianceGaps(owner, process.id)).toEqual([])
    expect(await auditOf('impact.approved')).toMatchObject({ facts: { validUntil: '2027-11-02', name: 'PIA-1 Claims' } })
    const later = { ...owner, now: new Date('2027-11-03T02:00:00Z') }
    expect(await complianceGaps(later, process.id)).toMatchObject([{ name: 'assessmentExpired', who: [{ name: 'Owner' }] }])
  })

  it('no longer fits when the record changes in what it rests on', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(owner, process.id, [reviewer.actor.id])
    await decideAssessment(reviewer, { id, version, outcome: 'approved' })
    await record(owner, process.id, { ...sensitive, purpose: 'Delivery ', retentionMonths: 36 }, 1)
    expect(await complianceGaps(owner, process.id)).toEqual([])
    await record(owner, process.id, { ...sensitive, subjects: ['customers', 'children'] }, 2)
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'assessmentOutdated', params: { code: 'PIA-1' } }])
  })

  it('comes back as a draft, or is rejected, with a reason', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(owner, process.id, [reviewer.actor.id])
    await expect(decideAssessment(reviewer, { id, version, outcome: 'returned' })).rejects.toMatchObject({ fields: { comment: [{ key: 'impact.decide.commentNeeded' }] } })
    expect(await decideAssessment(reviewer, { id, version, outcome: 'returned', comment: 'Name the processor' })).toMatchObject({ status: 'draft' })
    const again = await handInAssessment(owner, { id, version: version + 1, reviewerIds: [reviewer.actor.id] })
    expect(again).toMatchObject({ ordinal: 2 })
    expect(await decideAssessment(reviewer, { id, version: version + 2, outcome: 'rejected', comment: 'No' })).toMatchObject({ status: 'rejected' })
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'assessmentRejected' }])
    expect(await reopenAssessment(owner, { id, version: version + 3 })).toMatchObject({ number: 1 })
    expect((await db.notice.findMany({ where: { personId: owner.actor.id }, select: { kind: true } })).map(({ kind }) => kind)).toEqual(['impactReturned', 'impactRejected'])
  })

  it('is decided by nobody who owns it, handed it in, was not asked or answered before', async () => {
    const { owner, coe, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(coe, process.id, [reviewer.actor.id])
    await expect(decideAssessment(await personCtx('reviewer'), { id, version, outcome: 'approved' })).rejects.toMatchObject({ key: 'impact.apart.notAsked' })
    await db.roleGrant.create({ data: { personId: coe.actor.id, role: 'reviewer' } })
    const both = { ...coe, actor: { ...coe.actor, grants: [...coe.actor.grants, { role: 'reviewer' as const, departmentPath: null }] } }
    await expect(decideAssessment(both, { id, version, outcome: 'approved' })).rejects.toMatchObject({ key: 'impact.apart.owner' })
    const handed = await db.impactAssessmentVersion.findFirstOrThrow()
    await expect(db.impactDecision.create({ data: { versionId: handed.id, outcome: 'approved', deciderId: coe.actor.id, decidedAt: now } })).rejects.toThrow()
    await expect(decideAssessment(owner, { id, version, outcome: 'approved' })).rejects.toMatchObject({ code: 'forbidden' })
    await decideAssessment(reviewer, { id, version, outcome: 'approved' })
    await expect(decideAssessment(reviewer, { id, version: version + 1, outcome: 'rejected', comment: 'x' })).rejects.toMatchObject({ key: 'impact.refused.decide' })
  })

  it('is taken back and withdrawn, and never changed while it is with its reviewers', async () => {
    const { owner, reviewer, process } = await world()
    await record(owner, process.id, sensitive)
    const { id, version } = await handedIn(owner, process.id, [reviewer.actor.id])
    await expect(saveStep(owner, { id, version, step: 'measures', answers: {} })).rejects.toMatchObject({ key: 'impact.refused.save' })
    await expect(changeAssessmentFacts(owner, { id, version, title: 'x', kind: 'both', ownerId: owner.actor.id })).rejects.toMatchObject({ key: 'impact.refused.save' })
    await takeAssessmentBack(owner, { id, version })
    await expect(decideAssessment(reviewer, { id, version: version + 1, outcome: 'approved' })).rejects.toMatchObject({ key: 'impact.refused.decide' })
    await withdrawAssessment(owner, { id, version: version + 1, reason: 'Not done after all' })
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'assessmentMissing' }])
    await expect(handInAssessment(owner, { id, version: await versionOf(id), reviewerIds: [reviewer.actor.id] })).rejects.toMatchObject({ key: 'impact.refused.handIn' })
  })

  it('is made anew from the earlier one of the same process only', async () => {
    const { owner, coe, process } = await world()
    const other = await world()
    await record(owner, process.id, sensitive)
    await record(coe, other.process.id, sensitive)
    const { number } = await written(owner, process.id)
    const next = await createAssessment(owner, { processId: process.id, kind: 'both', title: 'Again', copyOf: number })
    expect(JSON.parse((await db.impactAssessment.findUniqueOrThrow({ where: { id: next.id } })).body)).toMatchObject({ measures: answers.measures })
    await expect(createAssessment(coe, { processId: other.process.id, kind: 'pipl', title: 'x', copyOf: number })).rejects.toMatchObject({ fields: { copyOf: [{ key: 'impact.refused.otherProcess' }] } })
  })
})
