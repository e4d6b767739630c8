import ipaddr from 'ipaddr.js'
import { AdapterError } from '@/lib/engines/contract/faults'
import { checkUrl, type AllowList } from '@/lib/engines/http/address'
import { readBody } from '@/lib/engines/http/body'
import { Breaker } from '@/lib/engines/http/breaker'
import { guardedAgent, resolveAllowed, systemResolve, type Resolve } from '@/lib/engines/http/connect'
import { parseJson } from '@/lib/engines/http/json'
import { backoffMs, defaultRetry, sleep, type RetryPolicy } from '@/lib/engines/http/retry'
import { bounded, discard, faultOfStatus, send } from '@/lib/engines/http/send'
import { troubleOf } from '@/lib/engines/http/trouble'

export interface HttpLimits {
  connectMs: number
  headersMs: number
  totalMs: number
  maxBytes: number
}
export const defaultLimits: HttpLimits = { connectMs: 5000, headersMs: 10_000, totalMs: 60_000, maxBytes: 20_000_000 }

export interface HttpOptions {
  allow: AllowList
  signal: AbortSignal
  breaker?: Breaker
  certificate?: string
  limits?: Partial<HttpLimits>
  retry?: Partial<RetryPolicy>
  resolve?: Resolve
  now?: () => Date
  random?: () => number
  pause?: typeof sleep
}

export interface JsonRequest {
  url: string
  query?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  /** A lower bound than the client's, for answers that should be small. */
  maxBytes?: number
  /** Refusals whose JSON the adapter reads itself; all others become faults. */
  accept?: readonly number[]
}

export interface JsonReply {
  status: number
  headers: Record<string, string>
  json: unknown
}

/** The only way out of the process for adapters. Redirects are never followed; TLS is always verified. */
export interface HttpClient {
  /** GET, JSON back. @throws AdapterError */
  getJson(request: JsonRequest): Promise<JsonReply>
  /** Engine clock minus ours by the last Date header, ms; null before the first answer or without the header. */
  clockSkewMs(): number | null
  /** Requests sent so far, repeats included. */
  requests(): number
  close(): Promise<void>
}

/** A client for one connection. `signal` ends everything it does; `close()` frees its sockets. */
export function createHttp(options: HttpOptions): HttpClient {
  const limits = { ...defaultLimits, ...options.limits }
  const retry = { ...defaultRetry, ...options.retry }
  const { allow, resolve = systemResolve, now = () => new Date(), random = Math.random, pause = sleep } = options
  const breaker = options.breaker ?? new Breaker()
  const agent = guardedAgent({ allow, resolve, connectMs: limits.connectMs, certificate: options.certificate })
  let skew: number | null = null
  let sent = 0

  async function once(ask: JsonRequest, url: URL, host: string, port: number, signal: AbortSignal): Promise<JsonReply> {
    if (!ipaddr.isValid(host)) await resolveAllowed(allow, resolve, host, port)
    sent++
    const askedAt = now().getTime()
    const reply = await send(agent, url, ask.headers ?? {}, limits, signal)
    const date = Date.parse(reply.headers.date ?? '')
    if (!Number.isNaN(date)) skew = Math.round(date - (askedAt + now().getTime()) / 2)
    const accepted = ask.accept?.includes(reply.status)
    const fault = (accepted ? null : faultOfStatus(reply, url, now())) ?? contentFault(reply.headers, host, reply.status)
    if (fault) {
      discard(reply)
      throw fault
    }
    const maxBytes = Math.min(ask.maxBytes ?? limits.maxBytes, limits.maxBytes)
    const bytes = await readBody(reply.body, reply.headers['content-encoding'] ?? '', maxBytes, host)
    return { status: reply.status, headers: reply.headers, json: parseJson(bytes, host) }
  }

  return {
    async getJson(ask) {
      const url = urlOf(ask)
      const { host, port } = checkUrl(allow, url)
      const { signal } = options
      for (let attempt = 0; ; attempt++) {
        if (signal.aborted) throw new AdapterError('canceled')
        breaker.admit(now(), host)
        try {
          const reply = await bounded(signal, limits.totalMs, (ending) => once(ask, url, host, port, ending))
          breaker.succeeded()
          return reply
        } catch (error) {
          if (signal.aborted) throw new AdapterError('canceled')
          const trouble = troubleOf(error, host, port)
          if (!trouble.passing) throw trouble
          const wait = trouble.retryAfterMs ?? backoffMs(retry, attempt, random)
          if (attempt + 1 >= retry.attempts || wait > retry.maxRetryAfterMs) {
            breaker.failed(now())
            throw trouble
          }
          await pause(wait, signal).catch(() => {
            throw new AdapterError('canceled')
          })
        }
      }
    },
    clockSkewMs: () => skew,
    requests: () => sent,
    close: () => agent.destroy(),
  }
}

function urlOf({ url, query = {} }: JsonRequest): URL {
  if (!URL.canParse(url)) throw new AdapterError('schemeRefused', { scheme: '?' })
  const parsed = new URL(url)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parsed.searchParams.set(name, String(value))
  return parsed
}

/** A page of text with status 200 is an outage (a proxy, a sign-in page, an engine that is starting), never an empty list. */
function contentFault(headers: Record<string, string>, host: string, status: number): AdapterError | null {
  return /^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '') ? null : new AdapterError('notJson', { host, status })
}
