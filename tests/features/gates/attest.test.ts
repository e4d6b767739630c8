import { beforeEach, describe, expect, it } from 'vitest'
import { gateContent } from '@/lib/content/gates'
import type { Criterion } from '@/lib/core/gates/criterion'
import { uploadFile } from '@/lib/features/files/upload-file'
import { attest } from '@/lib/features/gates/attest'
import { editDraft } from '@/lib/features/gates/edit-draft'
import { publishVersion } from '@/lib/features/gates/publish-version'
import { attestationsOf, readinessOf } from '@/lib/features/gates/queries'
import { withdrawAttestation } from '@/lib/features/gates/withdraw-attestation'
import { makeDepartment } from '@/prisma/seed/factories'
import { auditOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW } from './gate-world'

const { db, reset } = useDatabase()
beforeEach(reset)

type Role = Parameters<typeof personCtx>[0]
const as = (role: Role, now = NOW) => personCtx(role, { now })
const url = 'https://intranet.example.test/drill'
const drill = (phaseId: string, given: object = {}) => ({ phaseId, criterionId: 'pilot-fallback', role: 'ops', statement: 'Done by hand within ten minutes.', evidenceUrl: url, ...given })
const stateOf = async (phaseId: string, id: string, now = NOW) => (await readinessOf(await as('coe', now), { phaseId })).readings.find(({ criterionId }) => criterionId === id)!

describe('a signature', () => {
  it('meets its criterion until it ends, by name and with its evidence', async () => {
    const { pilot } = await gateWorld()
    const ops = await as('ops')
    expect((await stateOf(pilot.id, 'pilot-fallback')).state).toBe('not-met')
    const signed = await attest(ops, drill(pilot.id))
    expect(signed.validUntil).toEqual(new Date(NOW.getTime() + 365 * 86_400_000))
    expect(await stateOf(pilot.id, 'pilot-fallback')).toMatchObject({ state: 'met', value: 1, target: 1, parts: [{ key: 'ops', facts: [{ params: { name: ops.actor.name, day: '2026-11-20' } }] }] })
    expect((await stateOf(pilot.id, 'pilot-fallback', new Date(NOW.getTime() + 366 * 86_400_000))).state).toBe('not-met')
    expect(await attestationsOf(await as('auditor'), { phaseId: pilot.id })).toMatchObject([{ kind: 'signed', role: 'ops', by: ops.actor.name, evidenceUrl: url, own: false }])
    expect(await auditOf('gate.attested')).toMatchObject({ facts: { criterionId: 'pilot-fallback', role: 'ops', evidenceUrl: url } })
  })

  it('is needed of every role, from two people', async () => {
    const { pilot } = await gateWorld()
    const both = { phaseId: pilot.id, criterionId: 'pilot-signatures', statement: 'Agreed.' }
    const finance = await as('finance')
    finance.actor.grants.push({ role: 'process-owner', departmentPath: null })
    await attest(finance, { ...both, role: 'finance' })
    await expect(attest(finance, { ...both, role: 'process-owner' })).rejects.toMatchObject({ code: 'rule', key: 'gates.signedOtherRole' })
    expect((await stateOf(pilot.id, 'pilot-signatures')).value).toBe(1)
    await attest(await as('process-owner'), { ...both, role: 'process-owner' })
    expect((await stateOf(pilot.id, 'pilot-signatures')).state).toBe('met')
  })

  it('of two roles by one person at the same moment is given once', async () => {
    const { pilot } = await gateWorld()
    const both = { phaseId: pilot.id, criterionId: 'pilot-signatures', statement: 'Agreed.' }
    const finance = await as('finance')
    finance.actor.grants.push({ role: 'process-owner', departmentPath: null })
    const answers = await Promise.allSettled([attest(finance, { ...both, role: 'finance' }), attest(finance, { ...both, role: 'process-owner' })])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.gateAttestation.count()).toBe(1)
  })

  it('is given only in a role that one holds and that is asked for', async () => {
    const { pilot } = await gateWorld()
    await expect(attest(await as('admin'), drill(pilot.id))).rejects.toMatchObject({ key: 'gates.notYourRole' })
    await expect(attest(await as('finance'), drill(pilot.id, { role: 'finance' }))).rejects.toMatchObject({ key: 'gates.roleNotAsked' })
    for (const role of ['auditor', 'employee', 'reviewer'] as const) await expect(attest(await as(role), drill(pilot.id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(attest(await as('ops'), drill(pilot.id, { criterionId: 'pilot-success' }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(attest(await as('ops'), drill('nothing'))).rejects.toMatchObject({ code: 'not_found' })
    await db.phase.update({ where: { id: pilot.id }, data: { status: 'closed' } })
    await expect(attest(await as('ops'), drill(pilot.id))).rejects.toMatchObject({ key: 'gates.phaseClosed' })
    expect(await db.gateAttestation.count()).toBe(0)
  })

  it('is given for the whole programme: a role for one department signs nothing but as the owner of a process', async () => {
    const { pilot } = await gateWorld()
    const { id: departmentId } = await makeDepartment(db)
    const local = (role: Role) => personCtx(role, { now: NOW, departmentId })
    await expect(attest(await local('ops'), drill(pilot.id))).rejects.toMatchObject({ code: 'rule', key: 'gates.notYourRole' })
    const both = { phaseId: pilot.id, criterionId: 'pilot-signatures', statement: 'Agreed.' }
    await expect(attest(await local('finance'), { ...both, role: 'finance' })).rejects.toMatchObject({ key: 'gates.notYourRole' })
    await attest(await local('process-owner'), { ...both, role: 'process-owner' })
    expect((await stateOf(pilot.id, 'pilot-signatures')).value).toBe(1)
  })

  it('brings the evidence asked for: an address of the web, or a file of one’s own', async () => {
    const { pilot } = await gateWorld()
    const ops = await as('ops')
    await expect(attest(ops, drill(pilot.id, { evidenceUrl: '' }))).rejects.toMatchObject({ fields: { evidenceUrl: [{ key: 'gates.evidenceNeeded' }] } })
    for (const bad of ['javascript:alert(1)', 'file:///etc/passwd', 'drill.pdf']) await expect(attest(ops, drill(pilot.id, { evidenceUrl: bad }))).rejects.toMatchObject({ fields: { evidenceUrl: [{ key: 'gates.evidenceUrl' }] } })
    const { id } = await uploadFile(ops, { name: 'drill.txt', bytes: new TextEncoder().encode('Everybody knew what to do.\n') })
    await expect(attest(await as('ops'), drill(pilot.id, { evidenceUrl: '', fileId: id }))).rejects.toMatchObject({ code: 'not_found' })
    const signed = await attest(ops, drill(pilot.id, { evidenceUrl: '', fileId: id }))
    expect(await db.storedFile.findUnique({ where: { id } })).toMatchObject({ entity: 'attestation', entityId: signed.id })
    expect((await attestationsOf(ops, { phaseId: pilot.id }))[0]!.file).toEqual({ id, name: 'drill.txt' })
    expect((await stateOf(pilot.id, 'pilot-fallback')).state).toBe('met')
  })

  it('is kept as it was given: neither changed nor removed', async () => {
    const { pilot } = await gateWorld()
    const { id } = await attest(await as('ops'), drill(pilot.id))
    await expect(db.gateAttestation.update({ where: { id }, data: { statement: 'Other words' } })).rejects.toThrow()
    await expect(db.gateAttestation.delete({ where: { id } })).rejects.toThrow()
  })

  it('does not carry over to a criterion that says something else', async () => {
    const { pilot } = await gateWorld()
    await attest(await as('ops'), drill(pilot.id))
    const publish = async (change: (criterion: Criterion) => Criterion, at: Date) => {
      const ctx = await as('coe', at)
      const { version } = await editDraft(ctx, { phaseId: pilot.id, criteria: gateContent('pilot').map((criterion) => (criterion.id === 'pilot-fallback' ? change(criterion) : criterion)) })
      await publishVersion(ctx, { phaseId: pilot.id, version })
    }
    const [later, last] = [new Date(NOW.getTime() + 1000), new Date(NOW.getTime() + 2000)]
    await publish((criterion) => ({ ...criterion, mandatory: false }), later)
    expect((await stateOf(pilot.id, 'pilot-fallback', later)).state).toBe('met')
    await publish((criterion) => ({ ...criterion, label: { en: 'Rehearsed twice', 'zh-CN': '已演练两次' } }), last)
    expect(await stateOf(pilot.id, 'pilot-fallback', last)).toMatchObject({ state: 'not-met', parts: [{ facts: [{ key: 'gates.facts.reworded' }] }] })
    await attest(await as('ops', last), drill(pilot.id))
    expect((await stateOf(pilot.id, 'pilot-fallback', last)).state).toBe('met')
  })
})

describe('withdrawing', () => {
  const reason = (phaseId: string) => ({ phaseId, criterionId: 'pilot-fallback', role: 'ops', statement: 'The drill was for another robot.' })

  it('is done by whoever signed or keeps the gate, and leaves the signature readable', async () => {
    const { pilot } = await gateWorld()
    const ops = await as('ops')
    await attest(ops, drill(pilot.id))
    await expect(withdrawAttestation(await as('ops'), reason(pilot.id))).rejects.toMatchObject({ key: 'gates.notYourSignature' })
    await withdrawAttestation(ops, reason(pilot.id))
    expect(await stateOf(pilot.id, 'pilot-fallback')).toMatchObject({ state: 'not-met', parts: [{ facts: [{ key: 'gates.facts.withdrawn' }] }] })
    expect((await attestationsOf(ops, { phaseId: pilot.id })).map(({ kind }) => kind)).toEqual(['withdrawn', 'signed'])
    expect(await auditOf('gate.attestation-withdrawn')).toMatchObject({ facts: { statement: 'The drill was for another robot.' } })
    await expect(withdrawAttestation(ops, reason(pilot.id))).rejects.toMatchObject({ key: 'gates.nothingToWithdraw' })
    await attest(ops, drill(pilot.id))
    await withdrawAttestation(await as('coe'), reason(pilot.id))
    expect((await stateOf(pilot.id, 'pilot-fallback')).state).toBe('not-met')
  })
})
