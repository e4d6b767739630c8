import { performance } from 'node:perf_hooks'
import ipaddr from 'ipaddr.js'
import { request, type Agent } from 'undici'
import { parseHeader, type Credential } from '@/lib/core/autochecks/call-fields'
import { placeOfAddress } from '@/lib/core/autochecks/host'
import type { Answered } from '@/lib/core/autochecks/judge'
import { mayConnectListed, portOfUrl, refused } from '@/lib/engines/http/address'
import { readBody } from '@/lib/engines/http/body'
import { guardedAgent, resolveAllowed } from '@/lib/engines/http/connect'
import { bounded } from '@/lib/engines/http/send'
import { ProbeFault, probeFaultOf } from './fault'
import type { Network } from './network'

export interface Ask {
  url: string
  method: string
  headers?: readonly string[]
  contentType?: string
  body?: Buffer
  credential?: Credential
  secret?: string
}

export interface Answer extends Answered {
  type: string
  location: string | null
  bytes: Buffer
}

export interface Caller {
  /** One request; never repeated, redirects never followed, certificates always verified. @throws ProbeFault */
  call(ask: Ask): Promise<Answer>
  close(): Promise<void>
}

/** Calls through the guarded connection: only to listed hosts, checked again at each connect. `certificate`: one more authority to trust. */
export function createCaller(net: Network, certificate?: string): Caller {
  const { allow, resolve, limits } = net
  const agent = guardedAgent({ allow, resolve, connectMs: limits.connectMs, certificate, may: mayConnectListed })
  return {
    async call(ask) {
      const url = new URL(ask.url)
      const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '').toLowerCase()
      const port = portOfUrl(url)
      try {
        if (!ipaddr.isValid(host)) await resolveAllowed(allow, resolve, host, port, mayConnectListed)
        else if (!mayConnectListed(allow, host, port, host)) throw refused(host, port, host)
        net.budget.take()
        return await bounded(net.signal, limits.callMs, (signal) => send(agent, url, host, ask, net, signal))
      } catch (error) {
        if (net.signal.aborted) throw new ProbeFault('tooLong')
        throw probeFaultOf(error, host, port)
      }
    },
    close: () => agent.destroy(),
  }
}

async function send(agent: Agent, url: URL, host: string, ask: Ask, { limits }: Network, signal: AbortSignal): Promise<Answer> {
  const { credential, secret } = ask
  const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Wheelhouse check' }
  for (const line of ask.headers ?? []) {
    const header = parseHeader(line)
    if (header) headers[header.name.toLowerCase()] = header.value
  }
  if (ask.body?.length) headers['content-type'] = ask.contentType ?? 'application/json'
  const target = new URL(url)
  if (credential && secret !== undefined) {
    if (credential.kind === 'basic') headers.authorization = `Basic ${Buffer.from(`${credential.name}:${secret}`).toString('base64')}`
    if (credential.kind === 'bearer') headers.authorization = `Bearer ${secret}`
    if (credential.kind === 'header') headers[credential.name.toLowerCase()] = secret
    if (credential.kind === 'query') target.searchParams.set(credential.name, secret)
  }
  const askedAt = performance.now()
  const reply = await request(target, { method: ask.method as 'GET', dispatcher: agent, signal, headersTimeout: limits.callMs, bodyTimeout: limits.callMs, headers, body: ask.body?.length ? ask.body : null })
  const single = (name: string) => [reply.headers[name] ?? ''].flat()[0] ?? ''
  const bytes = await readBody(reply.body, single('content-encoding'), limits.maxBytes, host)
  return {
    status: reply.statusCode,
    durationMs: Math.round(performance.now() - askedAt),
    place: placeOfAddress(url.href),
    type: single('content-type'),
    location: URL.canParse(single('location'), url) && single('location') ? placeOfAddress(new URL(single('location'), url).href) : null,
    bytes,
  }
}
