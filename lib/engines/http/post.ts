import ipaddr from 'ipaddr.js'
import { request } from 'undici'
import { checkUrl, type AllowList } from '@/lib/engines/http/address'
import { guardedAgent, resolveAllowed, systemResolve, type Resolve } from '@/lib/engines/http/connect'
import { retryAfterMs } from '@/lib/engines/http/retry'
import { bounded } from '@/lib/engines/http/send'
import { troubleOf } from '@/lib/engines/http/trouble'

export interface PostRequest {
  allow: AllowList
  url: URL
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  resolve?: Resolve
  totalMs?: number
}

const CONNECT_MS = 5000
const TOTAL_MS = 15_000

/**
 * Sends one POST to an address that the list allows, once, and lets go of whatever is answered: only the status counts.
 * Redirects are not followed; TLS is always verified. @throws AdapterError
 */
export async function postOnce({ allow, url, headers, body, signal, resolve = systemResolve, totalMs = TOTAL_MS }: PostRequest): Promise<{ status: number; retryAfterMs: number | null }> {
  const { host, port } = checkUrl(allow, url)
  const agent = guardedAgent({ allow, resolve, connectMs: CONNECT_MS })
  try {
    return await bounded(signal, totalMs, async (ending) => {
      if (!ipaddr.isValid(host)) await resolveAllowed(allow, resolve, host, port)
      const reply = await request(url, { method: 'POST', dispatcher: agent, signal: ending, headersTimeout: totalMs, bodyTimeout: totalMs, headers: { 'user-agent': 'Wheelhouse', ...headers }, body })
      const after = reply.headers['retry-after']
      reply.body.on('error', () => {}).destroy()
      return { status: reply.statusCode, retryAfterMs: retryAfterMs(Array.isArray(after) ? after[0] : after, new Date()) }
    })
  } catch (error) {
    throw troubleOf(error, host, port)
  } finally {
    await agent.destroy()
  }
}
