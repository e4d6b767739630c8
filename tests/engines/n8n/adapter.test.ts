import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configSchema } from '@/lib/engines/contract/fields'
import { n8n } from '@/lib/engines/n8n/adapter'
import { FakeN8n, type Generation } from '@/tests/support/fake-n8n'
import { allPages, connectionTo, faultOf } from '../connection'

let engine: FakeN8n
const begin = async (generation: Generation) => void (engine = await FakeN8n.start(generation))
const conn = (config: object = {}) => connectionTo(configSchema(n8n.manifest.fields).parse({ baseUrl: engine.url, apiKey: engine.apiKey, ...config }), [engine.host])
afterEach(() => engine.stop())

describe.each<Generation>(['2.8', '2.40'])('checking n8n %s', (generation) => {
  beforeEach(() => begin(generation))

  it('passes with the three permissions and takes an address that ends in /api/v1', async () => {
    engine.workflow('w1')
    engine.ran()
    expect(await n8n.check(conn({ baseUrl: `${engine.url}/api/v1/` }))).toMatchObject({ warnings: [] })
  })

  it('passes although n8n fails to tell the scopes of the key', async () => {
    engine.fail({ kind: 'status', status: 500 }, { path: /discover/, times: 9 })
    expect(await n8n.check(conn())).toMatchObject({ scopes: [], warnings: [] })
  })

  it('names a wrong key', async () => {
    expect(await faultOf(n8n.check(conn({ apiKey: 'wrong' })))).toMatchObject({ fault: 'keyRefused', kind: 'auth' })
  })

  it.each(['workflow:list', 'execution:list', 'execution:read'])('names the missing permission %s', async (scope) => {
    engine.ran()
    engine.scopes = engine.scopes.filter((have) => have !== scope)
    expect(await faultOf(n8n.check(conn()))).toMatchObject({ fault: 'scopeMissing', params: { scope } })
  })

  it('does not take the text of a starting n8n for an answer', async () => {
    engine.fail({ kind: 'text', text: 'n8n is starting up. Please wait' }, { times: 9 })
    expect(await faultOf(n8n.check(conn()))).toMatchObject({ fault: 'notJson' })
  })

  it('warns of a clock that is a day off', async () => {
    engine.clockOffsetMs = 86_400_000
    expect(await n8n.check(conn())).toMatchObject({ warnings: [{ code: 'clockSkew' }] })
  })

  it('finds workflows over several pages', async () => {
    for (let i = 0; i < 130; i++) engine.workflow(`w${i}`, `Name ${i}`, i % 2 === 0)
    const found = await n8n.discover(conn())
    expect(found).toHaveLength(130)
    expect(found.find(({ externalId }) => externalId === 'w7')).toMatchObject({ name: 'Name 7', active: false, link: `${engine.url}/workflow/w7` })
  })

  it('gives up on a workflow list that never ends', async () => {
    for (let i = 0; i < 60; i++) engine.workflow(`w${i}`)
    engine.rewrite = (body) => ({ ...body, nextCursor: body.nextCursor ?? Buffer.from('{"lastId":"w1","limit":50}').toString('base64') })
    expect(await faultOf(n8n.discover(conn()))).toMatchObject({ fault: 'cursorStuck' })
  })
})

describe('the backlog of n8n', () => {
  it('counts queued executions by workflow, with the age since they were first seen', async () => {
    await begin('2.40')
    for (let i = 0; i < 3; i++) engine.begin('w1', 'new')
    engine.begin('w2', 'new')
    const pages = await allPages(n8n.readRuns(conn(), null))
    expect(pages.flatMap(({ runs }) => runs).find(({ externalId }) => externalId === '1')).toMatchObject({ status: 'queued', startedAt: undefined })
    const later = { ...conn(), now: () => new Date(Date.now() + 60_000) }
    const samples = await n8n.readBacklog(later, pages.at(-1)!.cursor)
    expect(samples!.map(({ queue, waiting }) => [queue, waiting])).toEqual([['w2', 1], ['w1', 3]])
    for (const { oldestAgeMs } of samples!) expect(oldestAgeMs).toBeGreaterThanOrEqual(60_000)
  })

  it('is unknown, not zero, where n8n cannot list it', async () => {
    await begin('2.8')
    expect(await n8n.readBacklog(conn(), null)).toBeNull()
  })
})
