import { request, type Agent, type Dispatcher } from 'undici'
import { AdapterError } from '@/lib/engines/contract/faults'
import { retryAfterMs } from './retry'

export interface Reply {
  status: number
  headers: Record<string, string>
  body: Dispatcher.ResponseData['body']
}

/** Sends one GET and resolves with the head of the answer; never follows a redirect. */
export async function send(agent: Agent, url: URL, headers: Record<string, string>, wait: { headersMs: number; totalMs: number }, signal: AbortSignal): Promise<Reply> {
  const reply = await request(url, {
    method: 'GET',
    dispatcher: agent,
    signal,
    headersTimeout: wait.headersMs,
    bodyTimeout: wait.totalMs,
    headers: { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Wheelhouse', ...headers },
  })
  const flat = Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
  return { status: reply.statusCode, headers: flat, body: reply.body }
}

/** Lets go of an answer whose body is not wanted. */
export function discard(reply: Reply): void {
  reply.body.on('error', () => {}).destroy()
}

/** The fault that a status stands for; null for 2xx. */
export function faultOfStatus({ status, headers }: Reply, { hostname: host, pathname }: URL, now: Date): AdapterError | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return new AdapterError('redirected', { host, status })
  if (status === 401) return new AdapterError('keyRefused', { host })
  if (status === 403) return new AdapterError('scopeMissing', { host, scope: pathname })
  if (status === 404) return new AdapterError('notFound', { host })
  const wait = retryAfterMs(headers['retry-after'], now) ?? undefined
  if (status === 429) return new AdapterError('rateLimited', { host, seconds: Math.ceil((wait ?? 0) / 1000) }, { retryAfterMs: wait })
  if (status >= 500 || status === 408) return new AdapterError('serverError', { host, status }, { retryAfterMs: wait })
  return new AdapterError('unexpectedStatus', { host, status })
}

/** Runs `work` with a signal that ends with the outer one or after `ms`, whichever comes first. */
export async function bounded<T>(outer: AbortSignal, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort(outer.reason)
  const timer = setTimeout(() => controller.abort(Object.assign(new Error('total time'), { code: 'TOTAL_TIMEOUT' })), ms)
  outer.addEventListener('abort', stop, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', stop)
  }
}
