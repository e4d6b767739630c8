import { beforeEach, describe, expect, it } from 'vitest'
import { addToScope, removeFromScope } from '@/lib/features/programme/change-scope'
import { deleteMilestone } from '@/lib/features/programme/delete-milestone'
import { phaseDetail } from '@/lib/features/programme/phase-detail'
import { addMilestone, updateMilestone } from '@/lib/features/programme/plan-milestone'
import { phaseHealth, programmeTimeline } from '@/lib/features/programme/plan-queries'
import { reachMilestone } from '@/lib/features/programme/reach-milestone'
import { shownChanges } from '@/lib/features/programme/shown-changes'
import { historyOf } from '@/lib/features/audit/queries'
import type { Ctx } from '@/lib/server/ctx'
import { setStage } from '@/lib/features/automations/set-stage'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { makeAutomation, makeDepartment, makePerson, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-22T04:00:00.000Z')
const coe = () => personCtx('coe', { now })
const firstPhase = async () => (await makeProgramme(db, '2026-11-02')).phases[0]!.id

describe('the scope of a phase', () => {
  it('takes a process in and out, each with its reason on record', async () => {
    const [phaseId, process, ctx] = [await firstPhase(), await makeProcess(db), await coe()]
    await addToScope(ctx, { phaseId, processId: process.id, reason: 'Highest score' })
    expect((await phaseDetail(ctx, { id: phaseId })).scope).toMatchObject([{ reason: 'Highest score', process: { id: process.id } }])
    await removeFromScope(ctx, { phaseId, processId: process.id, reason: 'Contract ends' })
    expect((await phaseDetail(ctx, { id: phaseId })).scope).toEqual([])
    expect(await actionsOf('phase', phaseId)).toEqual(['phase.scope-added', 'phase.scope-removed'])
    expect(await auditOf('phase.scope-removed')).toMatchObject({ facts: { name: process.name, reason: 'Contract ends', wasIn: { reason: 'Highest score' } } })
  })

  it('holds a process once, and none that is archived or unknown', async () => {
    const [phaseId, process, ctx] = [await firstPhase(), await makeProcess(db), await coe()]
    const entry = { phaseId, processId: process.id, reason: 'x' }
    await addToScope(ctx, entry)
    await expect(addToScope(ctx, entry)).rejects.toMatchObject({ fields: { processId: [{ key: 'programme.scope.already' }] } })
    const archived = await makeProcess(db, { archivedAt: now })
    await expect(addToScope(ctx, { ...entry, processId: archived.id })).rejects.toMatchObject({ key: 'processes.archived' })
    await expect(addToScope(ctx, { ...entry, processId: 'none' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeFromScope(ctx, { ...entry, processId: archived.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeFromScope(ctx, { phaseId, processId: process.id })).rejects.toMatchObject({ fields: { reason: [{ key: 'errors.required' }] } })
  })

  it('is fixed once the phase is closed, and changed by nobody else than those who plan', async () => {
    const [phaseId, process] = [await firstPhase(), await makeProcess(db)]
    const entry = { phaseId, processId: process.id, reason: 'x' }
    await expect(addToScope(await personCtx('steering'), entry)).rejects.toMatchObject({ code: 'forbidden' })
    await db.phase.update({ where: { id: phaseId }, data: { status: 'closed' } })
    await expect(addToScope(await coe(), entry)).rejects.toMatchObject({ key: 'programme.phase.closed' })
  })

  it('shows a reader the processes of their departments and counts the others', async () => {
    const phaseId = await firstPhase()
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const [mine, theirs] = [await makeProcess(db, { departmentId: own.id }), await makeProcess(db, { departmentId: foreign.id })]
    for (const { id } of [mine, theirs]) {
      await addToScope(await coe(), { phaseId, processId: id, reason: 'x' })
      await makeAutomation(db, { processId: id, phaseId, stage: 'in-build', plannedLiveOn: storeDay('2026-11-01') })
    }
    const seen = await phaseDetail(await personCtx('process-owner', { departmentId: own.id, now }), { id: phaseId })
    expect(seen.scope.map(({ process }) => process.id)).toEqual([mine.id])
    expect(seen.hidden).toEqual({ processes: 1, automations: 1 })
    expect(seen.health.reasons).toContainEqual({ key: 'phases.health.automationsLate', params: { count: 2 } })
  })

  it('is not told through the history either', async () => {
    const phaseId = await firstPhase()
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    const theirs = await makeProcess(db, { departmentId: foreign.id, name: 'Secret process' })
    const ctx = await coe()
    await addToScope(ctx, { phaseId, processId: theirs.id, reason: 'x' })
    await removeFromScope(ctx, { phaseId, processId: theirs.id, reason: 'y' })
    await addMilestone(ctx, { phaseId, name: 'First robot', plannedOn: '2026-11-20' })
    const seenBy = async (reader: Ctx) => shownChanges(reader, await historyOf(reader, 'phase', phaseId)).map(({ action }) => action)
    expect(await seenBy(await personCtx('process-owner', { departmentId: own.id }))).toEqual(['milestone.added'])
    expect(await seenBy(await personCtx('steering'))).toEqual(['milestone.added', 'phase.scope-removed', 'phase.scope-added'])
  })
})

describe('a milestone', () => {
  const planned = async () => {
    const [phaseId, ctx] = [await firstPhase(), await coe()]
    return { ctx, phaseId, milestone: await addMilestone(ctx, { phaseId, name: 'First robot', nameZh: '首个机器人', plannedOn: '2026-11-20' }) }
  }

  it('is planned, changed, reached and opened again, all on the record of the phase', async () => {
    const { ctx, phaseId, milestone } = await planned()
    const moved = await updateMilestone(ctx, { id: milestone.id, version: 1, name: 'First robot live', plannedOn: '2026-11-21' })
    expect(moved).toMatchObject({ name: 'First robot live', nameZh: null, plannedOn: '2026-11-21', version: 2 })
    expect(await reachMilestone(ctx, { id: milestone.id, version: 2, actualOn: '2026-11-22' })).toMatchObject({ actualOn: '2026-11-22' })
    expect(await reachMilestone(ctx, { id: milestone.id, version: 3 })).toMatchObject({ actualOn: null })
    expect(await actionsOf('phase', phaseId)).toEqual(['milestone.added', 'milestone.updated', 'milestone.reached', 'milestone.reopened'])
  })

  it('is not reached in the future of the programme’s zone', async () => {
    const { ctx, milestone } = await planned()
    await expect(reachMilestone(ctx, { id: milestone.id, version: 1, actualOn: '2026-11-23' })).rejects.toMatchObject({ fields: { actualOn: [{ key: 'programme.milestone.future', params: { today: '2026-11-22' } }] } })
  })

  it('is deleted while open, and stays once it was reached', async () => {
    const { ctx, phaseId, milestone } = await planned()
    await reachMilestone(ctx, { id: milestone.id, version: 1, actualOn: '2026-11-20' })
    await expect(deleteMilestone(ctx, { id: milestone.id, version: 2 })).rejects.toMatchObject({ key: 'programme.milestone.reachedStays' })
    await reachMilestone(ctx, { id: milestone.id, version: 2 })
    await deleteMilestone(ctx, { id: milestone.id, version: 3 })
    expect(await db.milestone.count()).toBe(0)
    expect((await actionsOf('phase', phaseId)).at(-1)).toBe('milestone.deleted')
  })

  it('is changed by one person at a time, by none without the right, and not in a closed phase', async () => {
    const { ctx, phaseId, milestone } = await planned()
    const edit = { id: milestone.id, version: 1, name: 'x', plannedOn: '2026-11-21' }
    await updateMilestone(ctx, edit)
    await expect(updateMilestone(ctx, edit)).rejects.toMatchObject({ code: 'conflict' })
    await expect(reachMilestone(await personCtx('finance'), { id: milestone.id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await db.phase.update({ where: { id: phaseId }, data: { status: 'closed' } })
    const attempts = [() => updateMilestone(ctx, { ...edit, version: 2 }), () => deleteMilestone(ctx, { id: milestone.id, version: 2 }), () => addMilestone(ctx, { phaseId, name: 'y', plannedOn: '2026-11-21' })]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ key: 'programme.phase.closed' })
  })
})

describe('the timeline', () => {
  it('draws the stages that an automation really went through, and hides those of other departments', async () => {
    const phaseId = await firstPhase()
    const [own, foreign, owner] = [await makeDepartment(db), await makeDepartment(db), await makePerson(db)]
    const make = async (departmentId: string) =>
      makeAutomation(db, { processId: (await makeProcess(db, { departmentId })).id, phaseId, ownerId: owner.id, createdAt: new Date('2026-11-10T02:00:00Z'), plannedLiveOn: storeDay('2027-01-10') })
    const [mine] = [await make(own.id), await make(foreign.id)]
    await setStage(await personCtx('coe', { now: new Date('2026-11-15T02:00:00Z') }), { id: mine.id, version: 1, to: 'approved' })
    const timeline = await programmeTimeline(await personCtx('process-owner', { departmentId: own.id, now }), {})
    expect(timeline?.phases[0]).toMatchObject({ hidden: 1 })
    expect(timeline?.phases[0]?.automations).toMatchObject([{ id: mine.id, plannedLiveOn: '2027-01-10', spans: [{ stage: 'assessed', from: '2026-11-10', to: '2026-11-15' }, { stage: 'approved', from: '2026-11-15', to: null }] }])
  })

  it('has what is planned without a phase too, and is null before the programme was opened', async () => {
    expect(await programmeTimeline(await coe(), {})).toBeNull()
    await makeProgramme(db)
    await makeAutomation(db, { plannedLiveOn: storeDay('2027-01-10') })
    await makeAutomation(db)
    expect((await programmeTimeline(await coe(), {}))?.unassigned).toHaveLength(1)
  })

  it('gives every phase its health', async () => {
    await makeProgramme(db, '2026-11-02')
    const { phases } = await phaseHealth(await personCtx('steering', { now }), {})
    expect(phases.map(({ key, health }) => [key, health.state])).toEqual([['pilot', 'on-track'], ['rollout', 'on-track'], ['deepening', 'on-track']])
  })
})
