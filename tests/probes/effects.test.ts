import { afterEach, describe, expect, it } from 'vitest'
import { businessServer, type BusinessServer, type Planted } from '../support/business-server'
import { faultIn, tried } from './trial'

let open: BusinessServer[] = []
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})
async function serve(faults: Planted = {}): Promise<BusinessServer> {
  const server = await businessServer(faults)
  open.push(server)
  return server
}

describe('the same request twice', () => {
  const posting = (base: string) => ({ url: `${base}/postings`, body: '{"reference":"{{key}}","amount":1}', readUrl: `${base}/postings?reference={{key}}`, keyHeader: 'Idempotency-Key', countPath: 'items' })

  it('with one effect passes, and both requests carried one key', async () => {
    const server = await serve()
    const { verdict, calls } = await tried('idempotency', posting(server.base))
    expect(verdict.fault).toBeNull()
    expect(calls).toBe(4)
    const [one, other] = server.asked.filter(({ method }) => method === 'POST')
    expect(one?.headers['idempotency-key']).toBe(other?.headers['idempotency-key'])
    expect(one?.body.equals(other!.body)).toBe(true)
    expect(server.postings).toHaveLength(1)
  })

  it('uses a new key in each run', async () => {
    const server = await serve()
    await tried('idempotency', posting(server.base))
    await tried('idempotency', posting(server.base))
    expect(new Set(server.postings.map(({ key }) => key)).size).toBe(2)
  })

  it('booked twice is named, with how often', async () => {
    const { base } = await serve({ posting: 'twice' })
    expect((await tried('idempotency', posting(base))).verdict).toMatchObject({ fault: 'effectTwice', params: { effects: 2 } })
  })

  it('that is confirmed and never booked is named', async () => {
    const { base } = await serve({ posting: 'never' })
    expect(await faultIn('idempotency', posting(base))).toBe('effectMissing')
  })

  it('whose effect cannot be read is not judged', async () => {
    const { base } = await serve({ status: 500 })
    expect(await faultIn('idempotency', posting(base))).toBe('effectUnreadable')
  })
})

describe('rare characters', () => {
  const partner = (base: string, more: object = {}) => ({ url: `${base}/partners`, body: '{"id":"{{key}}","name":"{{text}}"}', readUrl: `${base}/partners/{{key}}`, readPath: 'partner.name', ...more })

  it.each(['utf-8', 'gbk', 'gb18030'])('come back as they were sent in %s', async (charset) => {
    const server = await serve()
    const { verdict } = await tried('encoding', partner(server.base, { charset }))
    expect(verdict.fault).toBeNull()
    expect(server.asked[0]?.headers['content-type']).toBe(`application/json; charset=${charset}`)
  })

  it.each([
    ['as GBK', 'utf8AsGbk'],
    ['question marks', 'replaced'],
    ['basic plane only', null],
  ] as const)('stored %s are named as lost, and how', async (texts, how) => {
    const { base } = await serve({ texts })
    const { verdict } = await tried('encoding', partner(base))
    expect(verdict.fault).toBe('charactersLost')
    expect(verdict.params.characters).toContain('𠮷')
    expect(verdict.facts.find(({ key }) => key === 'looksLike')?.params.how ?? null).toBe(how)
  })

  it('that are nowhere to be read are named', async () => {
    const { base } = await serve({ texts: 'lost' })
    expect(await faultIn('encoding', partner(base))).toBe('textMissing')
  })
})

describe('sample documents on both ways', () => {
  const samples = [1, 2, 3].map((n) => ({ name: `order-${n}`, mime: 'application/json', body: JSON.stringify({ amount: n * 100, requestId: `r-${n}` }) }))
  const ways = (base: string, more: object = {}) => ({ url: `${base}/quotes`, gatewayUrl: `${base}/gateway/quotes`, ignored: 'answeredBy', ...more })
  const quote = (answer: Record<string, unknown>) => answer.quote as Record<string, unknown>

  it('get the same answer', async () => {
    const server = await serve()
    const { verdict, calls } = await tried('replay', ways(server.base), { samples })
    expect(verdict.fault).toBeNull()
    expect(calls).toBe(6)
    expect(verdict.facts.filter(({ key }) => key === 'documentSame')).toHaveLength(3)
  })

  it('differ where the gateway changes a field, and the field is named with both values', async () => {
    const { base } = await serve({ gateway: (answer) => ({ ...answer, quote: { ...quote(answer), total: Math.round(Number(quote(answer).total)) + 1 } }) })
    const { verdict } = await tried('replay', ways(base), { samples: samples.slice(0, 1) })
    expect(verdict).toMatchObject({ fault: 'answersDiffer', params: { documents: 1, count: 1, paths: 'quote.total' } })
    expect(verdict.differences).toEqual([{ document: 'order-1', path: 'quote.total', left: '112.99999999999999', right: '114' }])
  })

  it('may differ where that is allowed', async () => {
    const gateway = (answer: Record<string, unknown>) => ({ ...answer, quote: { ...quote(answer), total: String(Number(quote(answer).total) + 0.004), positions: [3, 1, 2] } })
    const { base } = await serve({ gateway })
    expect(await faultIn('replay', ways(base), { samples })).toBe('answersDiffer')
    expect(await faultIn('replay', ways(base, { tolerances: 'quote.total = 0.01', numbersAsText: true, anyOrder: true }), { samples })).toBe('pass')
  })

  it('without the rule for who answered differ there', async () => {
    const { base } = await serve()
    expect((await tried('replay', ways(base, { ignored: '' }), { samples })).verdict.params.paths).toBe('answeredBy')
  })

  it('are compared line by line where they are no JSON, and refused alike proves nothing', async () => {
    const { base } = await serve({ status: 503 })
    expect(await faultIn('replay', ways(base), { samples })).toBe('wrongStatus')
    expect(await faultIn('replay', ways(base))).toBe('noSamples')
  })
})
