import { beforeEach, describe, expect, it } from 'vitest'
import { setStage } from '@/lib/features/automations/set-stage'
import { confirmRecord } from '@/lib/features/compliance/confirm-record'
import { complianceGaps } from '@/lib/features/compliance/gaps'
import { makeAutomation, makeBaseline, makePerson, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { complete, now, record, sensitive, world } from './world'

const { db, reset } = useDatabase()
beforeEach(reset)

const names = async (ctx: Parameters<typeof complianceGaps>[0], processId: string) => (await complianceGaps(ctx, processId)).map(({ name }) => name)

describe('the record of processing', () => {
  it('is kept version by version and audited; the register of processes follows its classes', async () => {
    const { owner, process } = await world()
    expect(await record(owner, process.id, { classes: ['personal', 'financial'], purpose: 'Pay' })).toMatchObject({ ordinal: 1, changed: [] })
    expect(await auditOf('compliance.recorded')).toMatchObject({ after: { purpose: 'Pay' }, facts: { name: 'Claims', ordinal: 1 } })
    expect(await db.businessProcess.findUnique({ where: { id: process.id } })).toMatchObject({ dataClasses: 'personal financial', version: 2 })
    expect(await record(owner, process.id, complete, 1)).toMatchObject({ ordinal: 2, missing: 0 })
    expect(await db.complianceRecord.findUnique({ where: { processId: process.id } })).toMatchObject({ personal: true, sensitive: false, missing: 0, reviewOn: '2027-11-02', version: 2 })
    expect(await db.complianceVersion.count()).toBe(2)
    await record(owner, process.id, complete, 2)
    expect(await auditOf('compliance.confirmed')).toMatchObject({ facts: { ordinal: 3, changed: [] } })
  })

  it('is confirmed under the name of who looked at it, and by nobody who may not change it', async () => {
    const { owner, reviewer, process } = await world()
    await expect(confirmRecord(owner, { processId: process.id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await record(owner, process.id, complete)
    await expect(confirmRecord(reviewer, { processId: process.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    const later = { ...owner, now: new Date('2027-11-05T02:00:00Z') }
    expect(await confirmRecord(later, { processId: process.id, version: 1 })).toMatchObject({ ordinal: 2, changed: [] })
    expect(await db.complianceRecord.findUnique({ where: { processId: process.id } })).toMatchObject({ reviewOn: '2028-11-04' })
    await expect(confirmRecord(owner, { processId: process.id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keeps what both wrote when two save: the second is told', async () => {
    const { owner, coe, process } = await world()
    await record(owner, process.id, complete)
    await expect(record(coe, process.id, complete)).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.complianceVersion.count()).toBe(1)
  })

  it('is not written by readers, by other departments or for archived processes', async () => {
    const { coe, reviewer, process } = await world()
    await expect(record(reviewer, process.id, complete)).rejects.toMatchObject({ code: 'forbidden' })
    const { department: elsewhere } = await world()
    const stranger = await personCtx('process-owner', { departmentId: elsewhere.id, now })
    await expect(record(stranger, process.id, complete)).rejects.toMatchObject({ code: 'not_found' })
    await db.businessProcess.update({ where: { id: process.id }, data: { archivedAt: now } })
    await expect(record(coe, process.id, complete)).rejects.toMatchObject({ key: 'compliance.refused.archived' })
  })

  it('refuses words that are no choice, and names the field', async () => {
    const { coe, process } = await world()
    await expect(record(coe, process.id, { ...complete, piplBasis: 'because' })).rejects.toMatchObject({ code: 'invalid', fields: { 'body.piplBasis': [{ key: 'errors.choice' }] } })
    await expect(record(coe, process.id, { ...complete, purpose: 'x'.repeat(2001) })).rejects.toMatchObject({ fields: { 'body.purpose': [{ key: 'errors.tooLong', params: { max: 2000 } }] } })
    await expect(record(coe, process.id, { ...complete, retentionMonths: '12.5' })).rejects.toMatchObject({ fields: { 'body.retentionMonths': [{ key: 'errors.integer' }] } })
  })
})

describe('what is missing', () => {
  it('is told with who sees to it and where', async () => {
    const { owner, process } = await world()
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'noRecord', who: [{ name: 'Owner' }], href: `/compliance/${process.id}/edit` }])
    await record(owner, process.id, { ...complete, purpose: '', rest: 'partly' })
    expect(await complianceGaps(owner, process.id)).toMatchObject([{ name: 'purpose', section: 'purpose', href: `/compliance/${process.id}/edit#purpose` }, { name: 'restNote' }])
  })

  it('asks for nothing more where no data of people is handled, and for an answer where nobody said', async () => {
    const coe = await personCtx('coe')
    const [known, unknown] = [await makeProcess(db, { dataClasses: 'internal financial' }), await makeProcess(db, { dataClasses: '' })]
    expect(await names(coe, known.id)).toEqual([])
    expect(await complianceGaps(coe, unknown.id)).toMatchObject([{ name: 'classesUnknown', who: [] }])
  })

  it('demands an active review point where a machine decides on people', async () => {
    const { owner, process } = await world()
    await record(owner, process.id, { ...complete, laws: [], automated: 'yes', automatedLogic: 'Model', automatedEffect: 'Refusal', automatedObjection: 'Reply' })
    expect(await names(owner, process.id)).toEqual(['laws', 'reviewPoint'])
    const point = await db.reviewPoint.create({ data: { code: 'claims', processId: process.id, step: 'Answer', deadlineMs: 3_600_000n } })
    expect(await names(owner, process.id)).toEqual(['laws'])
    await db.reviewPoint.update({ where: { id: point.id }, data: { active: false } })
    expect(await names(owner, process.id)).toContain('reviewPoint')
  })

  it('holds go-live with the list, and lets go when it is complete', async () => {
    const { owner, coe, process } = await world()
    const { phases } = await makeProgramme(db)
    await makeBaseline(db, process.id)
    const automation = await makeAutomation(db, { stage: 'in-test', ownerId: owner.actor.id, deputyId: (await makePerson(db)).id, processId: process.id, phaseId: phases[0]!.id })
    await record(owner, process.id, { ...sensitive, purpose: '' })
    await expect(setStage(coe, { id: automation.id, version: 1, to: 'live' })).rejects.toMatchObject({
      reasons: [{ key: 'automations.checks.compliance' }, { key: 'compliance.gaps.purpose' }, { key: 'compliance.gaps.assessmentMissing', params: { law: 'pipl' } }],
    })
    await record(owner, process.id, complete, 1)
    expect(await setStage(coe, { id: automation.id, version: 1, to: 'live' })).toMatchObject({ stage: 'live' })
  })
})
