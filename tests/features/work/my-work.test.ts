import { beforeEach, describe, expect, it } from 'vitest'
import { getEngine } from '@/lib/features/engines/queries'
import { noteAbsence } from '@/lib/features/approvals/note-absence'
import { myWork } from '@/lib/features/work/queries'
import type { Ctx } from '@/lib/server/ctx'
import { makeAutomation, makeDepartment, makeEngine, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { assessed, cast, openStep } from '../../support/approvals'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('my work', () => {
  it('leads to the page of an engine that fails or has processes to link, named in the reader’s language', async () => {
    const engine = await makeEngine(db, { name: 'Engine', nameZh: '引擎', failuresInRow: 2 })
    await makeEngineProcess(db, { engineId: engine.id })
    const ops = { ...(await personCtx('ops')), locale: 'zh-CN' as const }
    const { tasks } = await myWork(ops, {})
    expect(tasks).toMatchObject([{ key: 'engineFailing', params: { name: '引擎', count: 2 } }, { key: 'linkProcesses', params: { name: '引擎', count: 1 } }])
    for (const { href } of tasks) await expect(getEngine(ops, { slug: /^\/engines\/([^?]+)/.exec(href)![1] })).resolves.toMatchObject({ id: engine.id })
  })

  it('asks nothing about an engine that is being removed', async () => {
    const engine = await makeEngine(db, { status: 'deleting' })
    await makeEngineProcess(db, { engineId: engine.id })
    expect((await myWork(await personCtx('ops'), {})).tasks.map(({ key }) => key)).toEqual(['connectEngine'])
  })

  it('asks for a baseline and owners only within the reader’s departments', async () => {
    const [mine, other] = [await makeDepartment(db), await makeDepartment(db)]
    for (const { id } of [mine, other]) {
      const process = await makeProcess(db, { departmentId: id, name: id })
      await makeAutomation(db, { processId: process.id, stage: 'live', name: id })
    }
    const { tasks } = await myWork(await personCtx('coe', { departmentId: mine.id }), {})
    expect(tasks.map(({ key, params }) => [key, params.name])).toEqual([['nameOwners', mine.id], ['freezeBaseline', mine.id]])
  })
})

describe('requests in my work', () => {
  it('shows approvals asked of the reader, also for somebody who is away, and next steps of requests', async () => {
    const people = await cast()
    const id = await assessed(people)
    const { number } = await db.request.findUniqueOrThrow({ where: { id } })
    const tasksOf = async (ctx: Ctx) => (await myWork(ctx, {})).tasks.filter(({ key }) => key.startsWith('approve') || key.startsWith('request')).map(({ key, href }) => [key, href])
    const step = await openStep(id, 'process-owner')
    expect(await tasksOf(people.owner)).toEqual([['approve', `/approvals/${step.id}`]])
    expect(await tasksOf({ ...people.owner, now: new Date('2026-11-12T02:00:00.000Z') })).toEqual([['approveOverdue', `/approvals/${step.id}`]])
    await noteAbsence(people.owner, { delegateId: people.finance.actor.id, fromDay: '2026-11-02', toDay: '2026-11-03' })
    expect(await tasksOf(people.finance)).toEqual([['approveFor', `/approvals/${step.id}`]])
    const fresh = await storedRequest(people.submitter, { pain: 'x', holderRole: 'coe', dueOn: '2026-11-09' })
    expect(await tasksOf(people.coe)).toEqual([['requestHeld', `/requests/${fresh.number}`]])
    expect(await tasksOf(people.submitter)).toEqual([])
    expect((await myWork(people.submitter, {})).requests.map((request) => [request.number, request.status])).toEqual(expect.arrayContaining([[number, 'assessed'], [fresh.number, 'submitted']]))
  })
})
