import { beforeEach, describe, expect, it } from 'vitest'
import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { goLiveBlockers, openBlockersOf } from '@/lib/features/compatibility/blockers'
import { stepDefectOn, updateDefect } from '@/lib/features/compatibility/defects'
import { listDefects, listRuns } from '@/lib/features/compatibility/lists'
import { compatMatrix } from '@/lib/features/compatibility/matrix'
import { addCheck, decideCheck } from '@/lib/features/compatibility/plan-checks'
import { planView } from '@/lib/features/compatibility/plan-view'
import { recordRelease } from '@/lib/features/compatibility/record-release'
import { recordResult } from '@/lib/features/compatibility/record-result'
import { runView } from '@/lib/features/compatibility/run-view'
import { cancelRun, signRun } from '@/lib/features/compatibility/sign-run'
import { startRun } from '@/lib/features/compatibility/start-run'
import { setStage } from '@/lib/features/automations/set-stage'
import { updateSystem } from '@/lib/features/systems/update-system'
import { makeAutomation, makeBaseline, makeDepartment, makePerson, makeProgramme, makeSystem } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { answered, begun, signed, tested } from './standing'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('plans', () => {
  it('are made from the lists by what the automation touches, which publishes the shipped lists, and are recorded', async () => {
    const { automation, coe } = await tested(db)
    const { checks } = await assemblePlan(coe, { automationId: automation.id })
    expect(checks).toBeGreaterThan(20)
    expect(await db.compatTemplateVersion.count()).toBe(14)
    expect(await auditOf('compat-plan.assembled')).toMatchObject({ facts: { count: checks, systems: [expect.any(String)] } })
    expect(await goLiveBlockers(coe, automation.id)).toEqual([{ key: 'compatibility.blockers.noSignedRun' }])
  })

  it('are not needed without systems and interfaces, and say so', async () => {
    const coe = await personCtx('coe')
    const { id } = await makeAutomation(db)
    expect(await goLiveBlockers(coe, id)).toEqual([])
    expect(await planView(coe, { automationId: id })).toMatchObject({ needed: false, plan: null, blockers: [] })
  })

  it('follow a further system when they are brought up to date, and keep what was left out with its reason', async () => {
    const { automation, process, coe } = await tested(db)
    await assemblePlan(coe, { automationId: automation.id })
    const view = await planView(coe, { automationId: automation.id })
    const out = view.checks.find(({ code }) => code === 'C21')!
    await expect(decideCheck(coe, { id: out.id, version: 1, applies: 'no' })).rejects.toMatchObject({ fields: { reason: [{ key: 'compatPlan.reasonNeeded' }] } })
    await decideCheck(coe, { id: out.id, version: 1, applies: 'no', reason: 'No attachments' })
    const sap = await makeSystem(db, { name: 'SAP', vendor: 'SAP' })
    await db.processSystem.create({ data: { processId: process.id, systemId: sap.id } })
    expect((await planView(coe, { automationId: automation.id })).diff.added).toBeGreaterThan(2)
    await expect(assemblePlan(coe, { automationId: automation.id })).rejects.toMatchObject({ code: 'conflict' })
    await assemblePlan(coe, { automationId: automation.id, version: view.plan!.version })
    const after = await planView(coe, { automationId: automation.id })
    expect(after.diff).toMatchObject({ added: 0, changed: 0, removed: 0 })
    expect(after.checks.find(({ code }) => code === 'C21')).toMatchObject({ state: 'not-applicable', reason: 'No attachments' })
    await db.processSystem.deleteMany({ where: { systemId: sap.id } })
    await assemblePlan(coe, { automationId: automation.id, version: after.plan!.version })
    expect((await planView(coe, { automationId: automation.id })).checks.some(({ system }) => system?.id === sap.id)).toBe(false)
  })

  it('take own checks, in one language at least, for a system of ours', async () => {
    const { automation, system, coe } = await tested(db)
    await assemblePlan(coe, { automationId: automation.id })
    await addCheck(coe, { automationId: automation.id, item: 'Labels print', severity: 'minor', systemId: system.id })
    await expect(addCheck(coe, { automationId: automation.id, item: 'X', severity: 'minor', systemId: 'nothing' })).rejects.toMatchObject({ code: 'invalid' })
    const own = (await planView(coe, { automationId: automation.id })).checks.filter(({ area }) => area === 'own')
    expect(own).toMatchObject([{ code: 'X01', templateVersionId: null, item: { en: 'Labels print', 'zh-CN': 'Labels print' } }])
  })

  it.each(['steering', 'finance', 'auditor', 'reviewer', 'employee'] as const)('are not made by the role %s', async (role) => {
    const { automation } = await tested(db)
    await expect(assemblePlan(await personCtx(role), { automationId: automation.id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('tests', () => {
  it('are answered by two people, signed by a third, and hold nothing back then', async () => {
    const { automation, department, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    const owner = await personCtx('process-owner', { departmentId: department.id })
    const { id: runId, checks } = await runView(coe, { number })
    await recordResult(coe, { runId, checkId: checks[0]!.id, seen: 0, outcome: 'pass', link: 'https://intranet.example/log', text: 'ok' })
    await answered(ops, number)
    expect(await signed(owner, number)).toMatchObject({ outcome: 'passed' })
    expect(await goLiveBlockers(coe, automation.id)).toEqual([])
    expect(await runView(coe, { number })).toMatchObject({ status: 'signed', intact: true, signedBy: { id: owner.actor.id } })
    expect((await compatMatrix(coe, {})).count).toMatchObject({ green: 1, untested: 0 })
    expect((await actionsOf('compat-run', runId)).filter((action) => action !== 'compat-run.answered')).toEqual(['compat-run.started', 'compat-run.signed'])
  })

  it('show the answer of the other tester instead of writing over it, and keep both', async () => {
    const { automation, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    const { id: runId, checks } = await runView(coe, { number })
    const answer = { runId, checkId: checks[0]!.id, seen: 0 }
    await recordResult(coe, { ...answer, outcome: 'pass' })
    await expect(recordResult(ops, { ...answer, outcome: 'fail', note: 'No' })).rejects.toMatchObject({ code: 'conflict', key: 'compatibility.answer.other', params: { name: coe.actor.name } })
    await recordResult(ops, { ...answer, seen: 1, outcome: 'fail', note: 'It does not' })
    const [first] = (await runView(coe, { number })).checks
    expect(first!.answers.map(({ outcome, tester }) => [outcome, tester?.id])).toEqual([['pass', coe.actor.id], ['fail', ops.actor.id]])
    const race = await Promise.allSettled([coe, ops].map((ctx) => recordResult(ctx, { ...answer, seen: 2, outcome: 'pass' })))
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are not signed by the builder, unanswered, unseen or by a foreign department; the database refuses the builder too', async () => {
    const { automation, builder, asBuilder, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await expect(signed(ops, number)).rejects.toMatchObject({ key: 'compatibility.sign.unanswered' })
    await answered(coe, number)
    await expect(signed(asBuilder, number)).rejects.toMatchObject({ key: 'compatibility.sign.builder' })
    await expect(db.compatRun.updateMany({ where: { number }, data: { status: 'signed', signedById: builder.id } })).rejects.toThrow()
    const { version, digest, id: runId, checks } = await runView(coe, { number })
    await recordResult(coe, { runId, checkId: checks[0]!.id, seen: 1, outcome: 'pass' })
    await expect(signRun(ops, { number, version, digest })).rejects.toMatchObject({ key: 'compatibility.sign.changed' })
    const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    await expect(signed(stranger, number)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listRuns(stranger, {})).total).toBe(0)
  })

  it('change no more once they are signed, not even in the database', async () => {
    const { automation, coe, ops } = await tested(db)
    const { number, id: runId } = await begun(db, coe, automation.id)
    await answered(coe, number)
    await signed(ops, number)
    const { checks, version } = await runView(coe, { number })
    await expect(recordResult(coe, { runId, checkId: checks[0]!.id, seen: 1, outcome: 'pass' })).rejects.toMatchObject({ key: 'compatibility.sign.ended' })
    await expect(cancelRun(coe, { number, version, reason: 'x' })).rejects.toMatchObject({ key: 'compatibility.sign.ended' })
    await expect(db.compatRun.updateMany({ where: { number }, data: { outcome: 'failed' } })).rejects.toThrow()
    await expect(db.compatResult.create({ data: { runId, checkId: checks[0]!.id, ordinal: 9, outcome: 'fail', at: new Date() } })).rejects.toThrow()
    await expect(db.compatResult.updateMany({ where: { runId }, data: { outcome: 'fail' } })).rejects.toThrow()
  })

  it('begin once by environment, are canceled with a reason, and count for nothing then', async () => {
    const { automation, coe } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await expect(begun(db, coe, automation.id)).rejects.toMatchObject({ key: 'compatibility.start.open' })
    const other = await begun(db, coe, automation.id, { environment: 'production' })
    await expect(cancelRun(coe, { number: other.number, version: 1, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await cancelRun(coe, { number: other.number, version: 1, reason: 'Wrong machine' })
    await expect(cancelRun(coe, { number, version: 7, reason: 'x' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await goLiveBlockers(coe, automation.id)).toEqual([{ key: 'compatibility.blockers.noSignedRun' }])
  })

  it('take over what an automatic check found, and nothing that it did not find', async () => {
    const { automation, system, coe } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    const check = await db.autoCheck.create({ data: { name: 'Reach', kind: 'reach', systemId: system.id, environment: 'test', config: '{}', codes: 'C06', lastAt: new Date(), lastOutcome: 'pass' } })
    const { id: autoResultId } = await db.autoCheckResult.create({ data: { checkId: check.id, at: new Date(), trigger: 'demand', outcome: 'pass', facts: '{}', durationMs: 3, calls: 1 } })
    const { id: runId, checks } = await runView(coe, { number })
    const card = checks.find(({ code }) => code === 'C06')!
    expect(card.auto).toMatchObject({ resultId: autoResultId, outcome: 'pass' })
    await expect(recordResult(coe, { runId, checkId: card.id, seen: 0, outcome: 'fail', note: 'x', autoResultId })).rejects.toMatchObject({ key: 'compatibility.answer.otherThanAuto' })
    await recordResult(coe, { runId, checkId: card.id, seen: 0, outcome: 'pass', autoResultId })
    expect((await runView(coe, { number })).checks.find(({ id }) => id === card.id)?.newest).toMatchObject({ autoResultId })
  })
})

describe('faults', () => {
  it('come of failed checks with an owner who is told, hold go-live, and go by a pass of somebody else', async () => {
    const { automation, builder, asBuilder, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    const { id: runId, checks } = await runView(coe, { number })
    const blocker = checks.find(({ code }) => code === 'C24')!
    await expect(recordResult(coe, { runId, checkId: blocker.id, seen: 0, outcome: 'fail' })).rejects.toMatchObject({ fields: { note: [{ key: 'compatibility.answer.whatSeen' }] } })
    await recordResult(coe, { runId, checkId: blocker.id, seen: 0, outcome: 'fail', note: 'Step 3 ends in an error' })
    const [defect] = (await listDefects(coe, {})).rows
    expect(defect).toMatchObject({ severity: 'blocker', status: 'open', owner: { id: builder.id } })
    expect(await db.notice.count({ where: { personId: builder.id, kind: 'compatDefectYours' } })).toBe(1)
    expect((await openBlockersOf(coe, [automation.id])).get(automation.id)).toEqual({ open: 1, tested: false })
    await answered(coe, number)
    expect(await signed(ops, number)).toMatchObject({ outcome: 'failed' })
    expect((await goLiveBlockers(coe, automation.id)).map(({ key }) => key)).toEqual(['compatibility.blockers.failed', 'compatibility.blockers.open'])

    await stepDefectOn(asBuilder, { number: defect!.number, version: 1, step: 'fix', resolution: 'Mended' })
    await expect(stepDefectOn(asBuilder, { number: defect!.number, version: 2, step: 'verify' })).rejects.toMatchObject({ key: 'compatibility.defect.ownerVerifies' })
    const again = await begun(db, coe, automation.id, { purpose: 're-test' })
    await answered(coe, again.number)
    expect((await listDefects(coe, {})).rows[0]).toMatchObject({ status: 'verified' })
    expect(await signed(ops, again.number)).toMatchObject({ outcome: 'passed' })
    expect(await goLiveBlockers(coe, automation.id)).toEqual([])
  })

  it('are not made less, left or opened again without a reason, nor seen by a foreign department', async () => {
    const { automation, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number, { C24: { outcome: 'fail', note: 'No' } })
    const { number: fault } = (await listDefects(coe, {})).rows[0]!
    const edit = { number: fault, version: 1, title: 'Main path', severity: 'minor' }
    await expect(updateDefect(ops, edit)).rejects.toMatchObject({ fields: { reason: [{ key: 'compatibility.defect.whyLess' }] } })
    await updateDefect(ops, { ...edit, reason: 'Only the printed copy is concerned' })
    await expect(stepDefectOn(ops, { number: fault, version: 2, step: 'drop' })).rejects.toMatchObject({ code: 'invalid' })
    await stepDefectOn(ops, { number: fault, version: 2, step: 'drop', resolution: 'Nobody prints' })
    await expect(updateDefect(ops, { ...edit, version: 3 })).rejects.toMatchObject({ key: 'compatibility.defect.closed' })
    await expect(stepDefectOn(ops, { number: fault, version: 1, step: 'reopen', resolution: 'x' })).rejects.toMatchObject({ code: 'conflict' })
    const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    await expect(stepDefectOn(stranger, { number: fault, version: 3, step: 'reopen', resolution: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('releases of systems', () => {
  it('make what was tested on another one stale, ask its owners for a test and raise the linked risk', async () => {
    const { automation, system, coe, ops } = await tested(db)
    const owner = await makePerson(db)
    await db.automation.update({ where: { id: automation.id }, data: { ownerId: owner.id } })
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number)
    await signed(ops, number)
    const risk = await db.risk.create({ data: { number: 1, libraryId: 'R09', title: 'Interfaces break', cause: 'a', event: 'b', consequence: 'c', category: 'technology', scope: 'system', systemId: system.id, nextReviewOn: '2030-01-01', matrixOrdinal: 1, inherentLikelihood: 4, inherentImpact: 4, inherentScore: 16, inherentBand: 'red', residualLikelihood: 2, residualImpact: 4, residualScore: 8, residualBand: 'yellow', assessedAt: new Date() } })
    await recordRelease(ops, { systemId: system.id, environment: 'test', release: '2.0' })
    expect((await compatMatrix(coe, {})).count.green).toBe(1)
    await recordRelease(ops, { systemId: system.id, environment: 'production', release: '2.0' })
    expect((await compatMatrix(coe, {})).count).toMatchObject({ green: 0, stale: 1 })
    expect(await db.notice.count({ where: { personId: owner.id, kind: 'compatRetestAsked' } })).toBe(1)
    expect(await db.risk.findUnique({ where: { id: risk.id } })).toMatchObject({ proposedLikelihood: 3, proposedImpact: 4 })
    expect((await goLiveBlockers(coe, automation.id)).map(({ key }) => key)).toEqual(['compatibility.blockers.stale'])
    await expect(recordRelease(ops, { systemId: system.id, environment: 'production', release: '2.0' })).rejects.toMatchObject({ key: 'compatibility.release.same' })

    const again = await startRun(coe, { automationId: automation.id, environment: 'test', purpose: 're-test', systemId: system.id })
    const view = await runView(coe, { number: again.number })
    expect(view.checks.length).toBeLessThan((await runView(coe, { number })).checks.length)
    expect(view.releases).toMatchObject([{ tested: '2.0', today: '2.0' }])
    await answered(coe, again.number)
    await signed(ops, again.number)
    expect(await goLiveBlockers(coe, automation.id)).toEqual([])
    expect((await compatMatrix(coe, {})).count).toMatchObject({ green: 1, stale: 0 })
  })

  it('are noted when the register of systems says another one', async () => {
    const { system, coe } = await tested(db)
    await updateSystem(coe, { id: system.id, version: 1, name: 'Ledger', release: '1.1' })
    expect(await db.systemRelease.findMany({ where: { systemId: system.id } })).toMatchObject([{ release: '1.1', source: 'register', environment: 'production' }])
    expect(await auditOf('system.release-recorded')).toMatchObject({ before: { release: '1.0' }, after: { release: '1.1' } })
    await expect(recordRelease(await personCtx('process-owner'), { systemId: system.id, environment: 'test', release: '9' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('going live', () => {
  it('is held until the test is signed, with the reasons', async () => {
    const { automation, process, coe, ops } = await tested(db)
    const { phases } = await makeProgramme(db)
    await makeBaseline(db, process.id)
    const [owner, deputy] = [await makePerson(db), await makePerson(db)]
    const { version } = await db.automation.update({ where: { id: automation.id }, data: { ownerId: owner.id, deputyId: deputy.id, phaseId: phases[0]!.id } })
    const live = () => setStage(coe, { id: automation.id, version, to: 'live' })
    await expect(live()).rejects.toMatchObject({ code: 'rule', reasons: expect.arrayContaining([{ key: 'automations.checks.compatibility' }, { key: 'compatibility.blockers.noPlan' }]) })
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number)
    await signed(ops, number)
    await expect(live()).resolves.toMatchObject({ stage: 'live' })
  })
})
