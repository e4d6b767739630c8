import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askReview } from '@/lib/features/reviews/ask-review'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { sendCallbacks } from '@/lib/features/reviews/send-callbacks'
import { AppError } from '@/lib/core/errors'
import { jobCtx } from '@/lib/server/ctx'
import { actorOfToken } from '@/lib/server/tokens'
import { useDatabase } from '../../support/database'
import { noInstance, realInstances, type RealN8n } from '../../support/real-n8n'
import { at, reviewScene, tokenCtx, versionOf } from '../../support/reviews'

/** A workflow of a real n8n asks for a review, waits at its Wait node, and goes on with the decision. */
process.env.CALLBACK_HOSTS = '127.0.0.1'
const root = process.env.REAL_N8N_DIR ?? path.join(tmpdir(), 'real-n8n')
const adminKey = ({ name }: RealN8n) => (JSON.parse(readFileSync(path.join(root, name, 'secrets.json'), 'utf8')) as { apiKey?: string }).apiKey ?? ''
const instances = (await realInstances()).filter((instance) => adminKey(instance))

const { db, reset } = useDatabase()
beforeEach(reset)
let server: Server | undefined
afterEach(() => void server?.close())

/** The route of the portal on a port of its own: token, body, answer. */
async function portal(): Promise<string> {
  server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk) => (body += String(chunk)))
    incoming.on('end', () => {
      const bearer = String(incoming.headers.authorization ?? '').replace('Bearer ', '')
      const answer = async () => {
        const actor = await actorOfToken(bearer, new Date())
        if (!actor?.scopes?.includes('reviews:write')) throw new AppError({ code: 'forbidden', key: 'errors.scope' })
        return askReview({ ...jobCtx('test'), actor, db, now: new Date() }, JSON.parse(body))
      }
      answer().then(
        (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
        (error: unknown) => response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(error), fields: error instanceof AppError ? error.fields : undefined })),
      )
    })
  })
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/api/v1/reviews`
}

async function api(n8n: RealN8n, method: 'GET' | 'POST', where: string, body?: object) {
  const reply = await request(`${n8n.url}/api/v1${where}`, { method, headers: { 'X-N8N-API-KEY': adminKey(n8n), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) })
  return { status: reply.statusCode, json: (await reply.body.json().catch(() => ({}))) as Record<string, never> & { id?: string; data?: never } }
}

const node = (name: string, type: string, typeVersion: number, x: number, parameters: object, extra: object = {}) => ({ id: randomUUID(), name, type: `n8n-nodes-base.${type}`, typeVersion, position: [x, 0], parameters, ...extra })

/** In → ask the portal with the address to go on at → wait for the call → result. */
const workflow = (hook: string, ask: string, token: string) => {
  const body = `={{ JSON.stringify({ point: 'contract-legal', key: 'n8n-' + $execution.id, title: 'Contract from n8n', fields: [{ label: 'Amount', value: '120,000 CNY' }], callbackUrl: $execution.resumeUrl }) }}`
  const nodes = [
    node('In', 'webhook', 2, 0, { httpMethod: 'POST', path: hook, responseMode: 'onReceived', options: {} }, { webhookId: hook }),
    node('Ask', 'httpRequest', 4.2, 220, { method: 'POST', url: ask, sendHeaders: true, headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${token}` }] }, sendBody: true, specifyBody: 'json', jsonBody: body, options: {} }),
    node('Wait for the decision', 'wait', 1.1, 440, { resume: 'webhook', httpMethod: 'POST', options: {} }, { webhookId: randomUUID() }),
    node('Result', 'set', 3.4, 660, { mode: 'raw', jsonOutput: '={{ { approved: $json.body.approved, status: $json.body.status, reason: $json.body.decisions[0].reason, signed: $json.headers["webhook-signature"] } }}', options: {} }),
  ]
  const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] })
  return { name: `Human review ${hook}`, nodes, connections: { In: to('Ask'), Ask: to('Wait for the decision'), 'Wait for the decision': to('Result') }, settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all', saveDataErrorExecution: 'all' } }
}

describe.skipIf(!instances.length).each(instances.length ? instances : [noInstance])('a workflow of a real n8n ($name)', (n8n) => {
  it.each([['approve', true, 'Within policy.'], ['reject', false, 'Unlimited liability.']] as const)('waits until a person decides to %s, and goes on with that', { timeout: 120_000 }, async (outcome, approved, reason) => {
    const { engine, legal } = await reviewScene()
    const { token } = await tokenCtx({ ...engine, now: new Date() }, ['reviews:write'])
    const hook = `review-${randomUUID()}`
    const made = await api(n8n, 'POST', '/workflows', workflow(hook, await portal(), token))
    expect(made.status, JSON.stringify(made.json)).toBe(200)
    expect((await api(n8n, 'POST', `/workflows/${made.json.id}/activate`)).status).toBe(200)
    await expect.poll(async () => (await request(`${n8n.url}/webhook/${hook}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).statusCode, { timeout: 20_000, interval: 500 }).toBe(200)
    await expect.poll(() => db.reviewTask.count(), { timeout: 30_000, interval: 200 }).toBe(1)
    const task = await db.reviewTask.findFirstOrThrow({ select: { id: true, callbackUrl: true, idempotencyKey: true } })
    expect(task.callbackUrl).toContain('/webhook-waiting/')
    await decideReview(at(legal, new Date()), { id: task.id, version: await versionOf(task.id), outcome, reason })
    // n8n may not have parked the run yet: then it refuses, and is called again.
    const signal = new AbortController().signal
    let later = 0
    await expect.poll(async () => (await sendCallbacks({ ...jobCtx('send-callbacks'), now: new Date(Date.now() + (later += 30_000)) }, signal), (await db.reviewCallback.findFirstOrThrow()).status), { timeout: 30_000, interval: 500 }).toBe('sent')
    const execution = task.idempotencyKey.replace('n8n-', '')
    const run = async () => (await api(n8n, 'GET', `/executions/${execution}?includeData=true`)).json as unknown as { status: string; data?: { resultData: { runData: Record<string, { data: { main: { json: object }[][] } }[]> } } }
    await expect.poll(async () => (await run()).status, { timeout: 30_000, interval: 300 }).toBe('success')
    const result = (await run()).data!.resultData.runData.Result![0]!.data.main[0]![0]!.json
    expect(result).toMatchObject({ approved, status: approved ? 'approved' : 'rejected', reason, signed: expect.stringMatching(/^v1,/) })
    expect(await db.reviewTask.count()).toBe(1)
    await api(n8n, 'POST', `/workflows/${made.json.id}/deactivate`)
  })
})
