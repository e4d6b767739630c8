import { lookup as dnsLookup } from 'node:dns'
import { rootCertificates } from 'node:tls'
import { Agent, buildConnector } from 'undici'
import { AdapterError } from '@/lib/engines/contract/faults'
import { mayConnect, refused, type AllowList, type MayConnect } from './address'

export interface Resolved {
  address: string
  family: number
}
/** Name to all its addresses. Replaceable, so that tests can play a resolver that changes its mind. */
export type Resolve = (host: string) => Promise<Resolved[]>

export const systemResolve: Resolve = (host) =>
  new Promise((done, fail) => dnsLookup(host, { all: true, verbatim: true }, (error, found) => (error ? fail(error) : done(found))))

/** @throws AdapterError when the name is unknown or any of its addresses is not allowed */
export async function resolveAllowed(allow: AllowList, resolve: Resolve, host: string, port: number, may: MayConnect = mayConnect): Promise<Resolved[]> {
  let found: Resolved[]
  try {
    found = await resolve(host)
  } catch {
    throw new AdapterError('nameNotFound', { host })
  }
  if (!found.length) throw new AdapterError('nameNotFound', { host })
  for (const { address } of found) if (!may(allow, host, port, address)) throw refused(host, port, address)
  return found
}

export interface AgentOptions {
  allow: AllowList
  resolve: Resolve
  connectMs: number
  /** PEM of a further certificate authority to trust */
  certificate?: string
  may?: MayConnect
}

/**
 * An agent whose every new socket is checked twice: the addresses a name resolves to at that moment (a name may answer
 * differently the second time), and the address really connected to, before a byte is sent.
 */
export function guardedAgent({ allow, resolve, connectMs, certificate, may = mayConnect }: AgentOptions): Agent {
  return new Agent({
    connections: 8,
    keepAliveTimeout: 4000,
    maxHeaderSize: 32_768,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
      const base = buildConnector({
        timeout: connectMs,
        ...(certificate ? { ca: [...rootCertificates, certificate] } : {}),
        lookup: (name, wanted, done) => {
          resolveAllowed(allow, resolve, host, port, may).then(
            (found) => (wanted.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
            (error: Error) => done(error as NodeJS.ErrnoException, '', 0),
          )
        },
      })
      base(options, (...[error, socket]) => {
        if (error || !socket) return callback(error ?? new Error('no socket'), null)
        const address = socket.remoteAddress ?? ''
        if (may(allow, host, port, address)) return callback(null, socket)
        socket.destroy()
        callback(refused(host, port, address), null)
      })
    },
  })
}
