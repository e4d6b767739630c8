import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import iconv from 'iconv-lite'

/** What is wrong with it; nothing: it behaves as it should. */
export interface Planted {
  /** Takes everybody in, or everybody with any credential */
  open?: 'all' | 'any'
  /** Lets nobody in */
  closed?: boolean
  slowMs?: number
  hang?: boolean
  /** Answer of /invoices/1 in place of the right one */
  invoice?: unknown
  /** Books each request, whatever its key says; or books nothing though it says so */
  posting?: 'twice' | 'never'
  /** How texts are stored */
  texts?: 'as GBK' | 'question marks' | 'basic plane only' | 'lost'
  /** The gateway's answers */
  gateway?: (answer: Record<string, unknown>) => unknown
  status?: number
  location?: string
  type?: string
  /** Tells the caller what it was sent */
  echo?: boolean
}

export const TOKEN = 'planted-secret-4711'
export const RIGHT_INVOICE = { id: 'INV-1', amount: 1250.5, currency: 'CNY', lines: [{ item: 'Bearing', quantity: 2 }] }

/** A system as enterprises have them: invoices, postings with an idempotency key, texts, and a gateway before it. */
export async function businessServer(planted: Planted = {}, secure?: ServerOptions) {
  const asked: { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }[] = []
  const postings: { key: string; body: string }[] = []
  const texts = new Map<string, string>()

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    const say = (status: number, value: unknown, type = planted.type ?? 'application/json; charset=utf-8', bytes?: Buffer) => {
      response.writeHead(status, { 'content-type': type, ...(planted.location && { location: planted.location }) }).end(bytes ?? JSON.stringify(value))
    }
    if (planted.hang) return
    if (planted.slowMs) await new Promise((done) => setTimeout(done, planted.slowMs))
    if (planted.status) return say(planted.status, { error: 'planted' })
    if (planted.echo) return say(200, { headers: request.headers, url: request.url })
    if (pathname === '/private') {
      const given = request.headers.authorization ?? request.headers['x-api-key'] ?? searchParams.get('token')
      const right = given === `Bearer ${TOKEN}` || given === TOKEN || given === `Basic ${Buffer.from(`robot:${TOKEN}`).toString('base64')}`
      const inside = !planted.closed && (right || planted.open === 'all' || (planted.open === 'any' && given))
      return say(inside ? 200 : 401, inside ? RIGHT_INVOICE : { error: 'who are you' })
    }
    if (pathname === '/invoices/1') return say(200, planted.invoice ?? RIGHT_INVOICE)
    if (pathname === '/postings' && request.method === 'POST') {
      const key = String(request.headers['idempotency-key'] ?? '')
      const known = postings.some((one) => one.key === key)
      if (planted.posting !== 'never' && (!known || planted.posting === 'twice')) postings.push({ key, body: body.toString() })
      return say(known ? 200 : 201, { accepted: true })
    }
    if (pathname === '/postings') return say(200, { items: postings.filter(({ body: text }) => text.includes(searchParams.get('reference') ?? '')) })
    if (pathname === '/partners' && request.method === 'POST') {
      const charset = /charset=([\w-]+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
      const { id, name } = JSON.parse(iconv.decode(body, charset)) as { id: string; name: string }
      texts.set(id, stored(name))
      return say(201, { id })
    }
    if (pathname.startsWith('/partners/')) {
      const name = texts.get(pathname.slice('/partners/'.length))
      return planted.texts === 'lost' || name === undefined ? say(404, {}) : say(200, { partner: { name } })
    }
    if (pathname === '/quotes' || pathname === '/gateway/quotes') {
      const { amount = 0, requestId } = JSON.parse(body.toString() || '{}') as { amount?: number; requestId?: string }
      const answer = { quote: { total: amount * 1.13, currency: 'CNY', positions: [1, 2, 3] }, requestId, answeredBy: pathname }
      return say(200, pathname === '/quotes' || !planted.gateway ? answer : planted.gateway(structuredClone(answer)))
    }
    return say(404, { error: 'nothing here' })
  }

  function stored(name: string): string {
    if (planted.texts === 'as GBK') return iconv.decode(Buffer.from(name), 'gbk')
    if (planted.texts === 'question marks') return [...name].map((character) => (iconv.decode(iconv.encode(character, 'gbk'), 'gbk') === character ? character : '?')).join('')
    if (planted.texts === 'basic plane only') return [...name].filter((character) => character.length === 1).join('')
    return name
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse) => void handle(request, response).catch(() => response.destroy())
  const server: Server = secure ? (createSecure(secure, onRequest) as unknown as Server) : createServer(onRequest)
  server.on('tlsClientError', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    port,
    base: `${secure ? 'https' : 'http'}://localhost:${port}`,
    planted,
    asked,
    postings,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}
export type BusinessServer = Awaited<ReturnType<typeof businessServer>>
