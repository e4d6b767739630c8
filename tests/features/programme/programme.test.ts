import { beforeEach, describe, expect, it } from 'vitest'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { findPhases, getPhase, getProgramme } from '@/lib/features/programme/queries'
import { updatePhase } from '@/lib/features/programme/update-phase'
import { makeAutomation, makeDepartment, makePerson, makeProcess, makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('opening the programme', () => {
  it('plans three phases from today in the zone of the programme, the pilot open', async () => {
    const lateEvening = new Date('2026-11-21T17:00:00.000Z')
    const programme = await openProgramme(asSystem(lateEvening), { name: '自动化项目', locale: 'zh-CN' })
    expect(programme).toMatchObject({ code: 'main', name: '自动化项目', nameZh: '自动化项目' })
    const view = await getProgramme(await personCtx('steering', { now: lateEvening }), {})
    expect(view?.today).toBe('2026-11-22')
    expect(view?.phases.map((phase) => [phase.key, phase.status, phase.plannedStart, phase.plannedEnd, phase.actualStart])).toEqual([
      ['pilot', 'active', '2026-11-22', '2027-02-21', '2026-11-22'],
      ['rollout', 'planned', '2027-02-22', '2027-11-21', null],
      ['deepening', 'planned', '2027-11-22', null, null],
    ])
    expect(view?.phases.every((phase) => phase.nameZh && phase.objective && phase.objectiveZh)).toBe(true)
    expect(await actionsOf('programme', programme.id)).toEqual(['programme.opened'])
  })

  it('happens once and by an administrator', async () => {
    await expect(openProgramme(await personCtx('coe'), { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await openProgramme(await personCtx('admin'), { name: 'X', locale: 'en' })
    await expect(openProgramme(await personCtx('admin'), { name: 'Y' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.phase.count()).toBe(3)
  })
})

describe('a phase', () => {
  const edit = { version: 1, name: 'Pilot', plannedStart: '2026-11-02', plannedEnd: '2027-02-01' }

  it('is planned anew and recorded', async () => {
    const { phases } = await makeProgramme(db)
    const owner = await makePerson(db)
    const after = await updatePhase(await personCtx('coe'), { ...edit, id: phases[0]!.id, nameZh: '试点', objective: 'Prove it', ownerId: owner.id, plannedEnd: '2027-03-01' })
    expect(after).toMatchObject({ plannedEnd: '2027-03-01', owner: { id: owner.id }, version: 2 })
    expect(await auditOf('phase.updated')).toMatchObject({ before: { plannedEnd: '2027-02-01' }, after: { plannedEnd: '2027-03-01' } })
  })

  it('ends after it starts, and says so beside the field', async () => {
    const { phases } = await makeProgramme(db)
    await expect(updatePhase(await personCtx('coe'), { ...edit, id: phases[0]!.id, plannedEnd: '2026-11-01' })).rejects.toMatchObject({
      fields: { plannedEnd: [{ key: 'programme.phase.endBeforeStart', params: { start: '2026-11-02' } }] },
    })
  })

  it('is changed by one person at a time, by nobody once closed, and only programme-wide', async () => {
    const { phases } = await makeProgramme(db)
    const id = phases[0]!.id
    const ctx = await personCtx('coe')
    await updatePhase(ctx, { ...edit, id })
    await expect(updatePhase(ctx, { ...edit, id })).rejects.toMatchObject({ code: 'conflict' })
    const department = await makeDepartment(db)
    await expect(updatePhase(await personCtx('coe', { departmentId: department.id }), { ...edit, id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updatePhase(await personCtx('steering'), { ...edit, id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await db.phase.update({ where: { id }, data: { status: 'closed' } })
    await expect(updatePhase(ctx, { ...edit, id, version: 2 })).rejects.toMatchObject({ key: 'programme.phase.closed' })
    await expect(getPhase(ctx, { id: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the programme', () => {
  it('is null before it was opened', async () => expect(await getProgramme(await personCtx('steering'), {})).toBeNull())

  it('shows in each phase the automations that the reader may see', async () => {
    const { phases } = await makeProgramme(db)
    const [own, foreign] = [await makeDepartment(db), await makeDepartment(db)]
    for (const department of [own, foreign]) {
      const process = await makeProcess(db, { departmentId: department.id })
      await makeAutomation(db, { processId: process.id, phaseId: phases[0]!.id })
    }
    const counts = async (view: Awaited<ReturnType<typeof getProgramme>>) => view?.phases.map((phase) => phase.automations.length)
    expect(await counts(await getProgramme(await personCtx('steering'), {}))).toEqual([2, 0, 0])
    expect(await counts(await getProgramme(await personCtx('process-owner', { departmentId: own.id }), {}))).toEqual([1, 0, 0])
  })

  it('offers its phases in the language of the reader', async () => {
    await makeProgramme(db)
    const ctx = { ...(await personCtx('coe')), locale: 'zh-CN' as const }
    expect((await findPhases(ctx, {})).map((phase) => phase.label)).toEqual(['试点', '推广', '深化'])
  })
})
