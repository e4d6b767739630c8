import { beforeEach, describe, expect, it } from 'vitest'
import { getEngine } from '@/lib/features/engines/queries'
import { myWork } from '@/lib/features/work/queries'
import { makeAutomation, makeDepartment, makeEngine, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

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
