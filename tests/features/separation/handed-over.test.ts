import { beforeEach, describe, expect, it } from 'vitest'
import { setStage } from '@/lib/features/automations/set-stage'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { stepDefectOn } from '@/lib/features/compatibility/defects'
import { runView } from '@/lib/features/compatibility/run-view'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { acceptRisk } from '@/lib/features/risks/accept-risk'
import { getRisk } from '@/lib/features/risks/detail'
import { updateRisk } from '@/lib/features/risks/update-risk'
import type { Ctx } from '@/lib/server/ctx'
import { makeAutomation, makeBaseline, makeProgramme } from '@/prisma/seed/factories'
import { answered, begun, signed, tested } from '../compatibility/standing'
import { given, NOW, statement, versionOf } from '../risks/risk-world'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { ask, reviewScene } from '../../support/reviews'

const { db, reset } = useDatabase()
beforeEach(reset)

const builtBy = async (ctx: Ctx, id: string, builderId: string | undefined) => {
  const { version, name, technology, ownerId, deputyId } = await db.automation.findUniqueOrThrow({ where: { id } })
  await updateAutomation(ctx, { id, version, name, technology, ownerId: ownerId ?? undefined, deputyId: deputyId ?? undefined, builderId })
}
const and = (ctx: Ctx, role: Ctx['actor']['grants'][number]['role']): Ctx => ({ ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, { role, departmentPath: null }] } })

describe('whoever built an automation and takes their name off it', () => {
  it('does not sign its test, and reads why', async () => {
    const { automation, coe, ops, asBuilder } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(ops, number)
    await builtBy(asBuilder, automation.id, ops.actor.id)
    expect((await runView(asBuilder, { number })).signReasons).toEqual([{ key: 'compatibility.sign.builder' }])
    await expect(signed(asBuilder, number)).rejects.toMatchObject({ reasons: [{ key: 'compatibility.sign.builder' }] })
    await signed(coe, number)
  })

  it('does not verify its faults', async () => {
    const { automation, coe, ops, asBuilder } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(ops, number, { C01: { outcome: 'fail', note: 'It stops' } })
    const defect = await db.compatDefect.findFirstOrThrow()
    await db.compatDefect.update({ where: { id: defect.id }, data: { ownerId: ops.actor.id } })
    await stepDefectOn(ops, { number: defect.number, version: 1, step: 'fix', resolution: 'Mended' })
    await builtBy(asBuilder, automation.id, undefined)
    await expect(stepDefectOn(asBuilder, { number: defect.number, version: 2, step: 'verify' })).rejects.toMatchObject({ code: 'rule' })
    await stepDefectOn(coe, { number: defect.number, version: 2, step: 'verify' })
  })

  it('does not take it live', async () => {
    const { phases } = await makeProgramme(db)
    const [builder, owner, deputy] = [await personCtx('coe'), await personCtx('ops'), await personCtx('ops')]
    const { id, processId } = await makeAutomation(db, { stage: 'in-test', phaseId: phases[0]!.id, ownerId: owner.actor.id, deputyId: deputy.actor.id, builderId: builder.actor.id })
    await makeBaseline(db, processId)
    await db.businessProcess.update({ where: { id: processId }, data: { dataClasses: 'internal' } })
    await builtBy(builder, id, owner.actor.id)
    await expect(setStage(builder, { id, version: 2, to: 'live' })).rejects.toMatchObject({ key: 'automations.checks.notByBuilder' })
    expect(await setStage(await personCtx('coe'), { id, version: 2, to: 'live' })).toMatchObject({ stage: 'live' })
  })
})

describe('whoever owned a red risk and hands it on', () => {
  it('does not accept it, and reads why', async () => {
    const chair = and(await personCtx('coe', { now: NOW }), 'steering')
    const other = await personCtx('ops', { now: NOW })
    const risk = await given(chair, { residualLikelihood: 4, residualImpact: 4, ownerId: chair.actor.id })
    const { inherentLikelihood: _a, inherentImpact: _b, residualLikelihood: _c, residualImpact: _d, ...words } = statement
    await updateRisk(chair, { id: risk.id, version: 1, ...words, ownerId: other.actor.id })
    const wish = { id: risk.id, version: await versionOf(risk.id), reason: 'Nothing more can be done until March', expiresOn: '2026-12-31' }
    expect((await getRisk(chair, { ref: String(risk.number) })).may.acceptReasons).toMatchObject([{ key: 'risks.apart.former' }])
    await expect(acceptRisk(chair, wish)).rejects.toMatchObject({ reasons: [{ key: 'risks.apart.former' }] })
    await acceptRisk(await personCtx('steering', { now: NOW }), wish)
  })
})

describe('a document whose automation was not named', () => {
  it('is not decided by who built an automation of its process', async () => {
    const { process, engine, legal, second } = await reviewScene()
    await makeAutomation(db, { processId: process.id, builderId: legal.actor.id })
    await makeAutomation(db, { processId: process.id })
    const { id } = await ask(engine)
    expect(await db.reviewTask.findUniqueOrThrow({ where: { id } })).toMatchObject({ automationId: null })
    await expect(decideReview(legal, { id, version: 1, outcome: 'approve' })).rejects.toMatchObject({ reasons: [{ key: 'reviews.apart.built' }] })
    await decideReview(second, { id, version: 1, outcome: 'approve' })
  })
})
