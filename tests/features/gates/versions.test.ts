import { beforeEach, describe, expect, it } from 'vitest'
import { gateContent } from '@/lib/content/gates'
import type { Criterion } from '@/lib/core/gates/criterion'
import { discardDraft } from '@/lib/features/gates/discard-draft'
import { editDraft } from '@/lib/features/gates/edit-draft'
import { publishDefaults } from '@/lib/features/gates/publish-defaults'
import { publishVersion } from '@/lib/features/gates/publish-version'
import { gateEditor, getGateVersion, listVersions, readinessOf } from '@/lib/features/gates/queries'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { makeDepartment, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW } from './gate-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const coe = () => personCtx('coe', { now: NOW })
const pilotCriteria = () => gateContent('pilot')
const stricter = (target: number): Criterion[] => pilotCriteria().map((criterion) => (criterion.id === 'pilot-success' ? { ...criterion, target } : criterion) as Criterion)

describe('the first criteria', () => {
  it('are published with the programme, once, and by the start for an older installation', async () => {
    await openProgramme(asSystem(NOW), { name: 'Programme', locale: 'en' })
    expect(await db.gateVersion.count({ where: { status: 'published', ordinal: 1 } })).toBe(3)
    expect(await publishDefaults(asSystem(NOW), {})).toEqual({ published: 0 })
    await db.gateVersion.deleteMany({ where: { phaseKey: 'rollout' } })
    expect(await publishDefaults(asSystem(NOW), {})).toEqual({ published: 1 })
    const rollout = await db.phase.findFirstOrThrow({ where: { key: 'rollout' } })
    expect(await actionsOf('gate', rollout.id)).toEqual(['gate.published', 'gate.published'])
  })

  it('count before anything was published, without a version', async () => {
    const { phases } = await makeProgramme(db)
    const readiness = await readinessOf(await coe(), { phaseId: phases[0]!.id })
    expect(readiness).toMatchObject({ gateVersion: null, of: 10 })
  })
})

describe('a draft', () => {
  it('is saved with what it changes, and changes nothing that counts', async () => {
    const { pilot } = await gateWorld()
    const ctx = await coe()
    expect(await editDraft(ctx, { phaseId: pilot.id, criteria: stricter(9900), note: 'Stricter' })).toMatchObject({ ordinal: 2, version: 1 })
    expect((await readinessOf(ctx, { phaseId: pilot.id })).readings.find(({ criterionId }) => criterionId === 'pilot-success')?.target).toBe(9800)
    expect(await auditOf('gate.draft-saved')).toMatchObject({ facts: { ordinal: 2, changes: [{ kind: 'changed', criterion: 'pilot-success', fields: [{ field: 'target', before: 9800, after: 9900 }] }] } })
    expect(await gateEditor(ctx, { phaseId: pilot.id })).toMatchObject({ published: { ordinal: 1 }, draft: { version: 1, own: true, note: 'Stricter' }, changes: [{ kind: 'changed' }] })
  })

  it('is one, and changed by one person at a time', async () => {
    const { pilot } = await gateWorld()
    const ctx = await coe()
    await editDraft(ctx, { phaseId: pilot.id, criteria: stricter(9900) })
    await expect(editDraft(await coe(), { phaseId: pilot.id, criteria: stricter(9700) })).rejects.toMatchObject({ code: 'conflict' })
    expect(await editDraft(ctx, { phaseId: pilot.id, version: 1, criteria: stricter(9700) })).toMatchObject({ ordinal: 2, version: 2 })
    await expect(editDraft(ctx, { phaseId: pilot.id, version: 1, criteria: stricter(9600) })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.gateVersion.count({ where: { status: 'draft' } })).toBe(1)
  })

  it('is refused beside the field that is wrong', async () => {
    const { pilot } = await gateWorld()
    const criteria = pilotCriteria().map((criterion, i) => (i === 1 ? { ...criterion, label: { en: '', 'zh-CN': '标准' } } : criterion))
    await expect(editDraft(await coe(), { phaseId: pilot.id, criteria })).rejects.toMatchObject({ code: 'invalid', fields: { 'criteria.1.label.en': [{ key: 'errors.required' }] } })
    await expect(editDraft(await coe(), { phaseId: pilot.id, criteria: [...pilotCriteria(), pilotCriteria()[0]] })).rejects.toMatchObject({ fields: { 'criteria.10.id': [{ key: 'gates.criterionTwice' }] } })
  })

  it('is thrown away with a record of what was in it', async () => {
    const { pilot } = await gateWorld()
    const ctx = await coe()
    await editDraft(ctx, { phaseId: pilot.id, criteria: stricter(9900) })
    await expect(discardDraft(ctx, { phaseId: pilot.id, version: 7 })).rejects.toMatchObject({ code: 'conflict' })
    await discardDraft(ctx, { phaseId: pilot.id, version: 1 })
    expect(await db.gateVersion.count({ where: { status: 'draft' } })).toBe(0)
    expect(await auditOf('gate.draft-discarded')).toMatchObject({ facts: { changes: [{ criterion: 'pilot-success' }] } })
    await expect(discardDraft(ctx, { phaseId: pilot.id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is written by the centre of excellence only, programme-wide, and not for a closed phase', async () => {
    const { pilot } = await gateWorld()
    const input = { phaseId: pilot.id, criteria: stricter(9900) }
    for (const role of ['steering', 'finance', 'auditor', 'ops', 'process-owner'] as const) await expect(editDraft(await personCtx(role), input)).rejects.toMatchObject({ code: 'forbidden' })
    const department = await makeDepartment(db)
    await expect(editDraft(await personCtx('coe', { departmentId: department.id }), input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(editDraft(await coe(), { ...input, phaseId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
    await db.phase.update({ where: { id: pilot.id }, data: { status: 'closed' } })
    await expect(editDraft(await coe(), input)).rejects.toMatchObject({ code: 'rule', key: 'gates.phaseClosed' })
  })
})

describe('publishing', () => {
  it('makes the draft count from now on and says what it changed and who did both', async () => {
    const { pilot } = await gateWorld()
    const [author, other] = [await coe(), await coe()]
    const draft = await editDraft(author, { phaseId: pilot.id, criteria: stricter(9900) })
    expect(await publishVersion(other, { phaseId: pilot.id, version: draft.version })).toMatchObject({ id: draft.id, ordinal: 2, byAuthor: false })
    const readiness = await readinessOf(author, { phaseId: pilot.id })
    expect(readiness.gateVersion).toEqual({ id: draft.id, ordinal: 2 })
    expect(readiness.readings.find(({ criterionId }) => criterionId === 'pilot-success')?.target).toBe(9900)
    const [newest, first] = await listVersions(await personCtx('auditor'), { phaseId: pilot.id })
    expect(newest).toMatchObject({ ordinal: 2, author: author.actor.name, publishedBy: other.actor.name, byAuthor: false, changes: [{ criterionId: 'pilot-success' }] })
    expect(first).toMatchObject({ ordinal: 1, publishedBy: null, changes: null })
    const again = await editDraft(author, { phaseId: pilot.id, criteria: stricter(9800) })
    expect(await publishVersion(author, { phaseId: pilot.id, version: again.version })).toMatchObject({ ordinal: 3, byAuthor: true })
    expect((await getGateVersion(author, { id: draft.id })).criteria.find(({ id }) => id === 'pilot-success')).toMatchObject({ target: 9900 })
  })

  it('refuses a draft that was changed meanwhile, one that changes nothing, and no draft', async () => {
    const { pilot } = await gateWorld()
    const ctx = await coe()
    await expect(publishVersion(ctx, { phaseId: pilot.id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
    await editDraft(ctx, { phaseId: pilot.id, criteria: pilotCriteria() })
    await expect(publishVersion(ctx, { phaseId: pilot.id, version: 1 })).rejects.toMatchObject({ code: 'rule', key: 'gates.unchanged' })
    await editDraft(ctx, { phaseId: pilot.id, version: 1, criteria: stricter(9900) })
    await expect(publishVersion(ctx, { phaseId: pilot.id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishVersion(await personCtx('steering'), { phaseId: pilot.id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    const [one, two] = await Promise.allSettled([publishVersion(ctx, { phaseId: pilot.id, version: 2 }), publishVersion(await coe(), { phaseId: pilot.id, version: 2 })])
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.gateVersion.count({ where: { status: 'published', phaseKey: 'pilot' } })).toBe(2)
  })

  it('keeps drafts from whoever only reads', async () => {
    const { pilot } = await gateWorld()
    const { id } = await editDraft(await coe(), { phaseId: pilot.id, criteria: stricter(9900) })
    await expect(getGateVersion(await personCtx('steering'), { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(gateEditor(await personCtx('steering'), { phaseId: pilot.id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await getGateVersion(await coe(), { id })).toMatchObject({ status: 'draft' })
  })
})
