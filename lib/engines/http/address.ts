import ipaddr from 'ipaddr.js'
import { AdapterError } from '@/lib/engines/contract/faults'

/** An entry of ENGINE_HOSTS: a host name or a CIDR, both with an optional port. */
type Entry = { port: number | null } & ({ host: string } | { network: [ipaddr.IPv4 | ipaddr.IPv6, number] })
export type AllowList = readonly Entry[]

/** Ports that any public address may be asked on; others have to be listed. */
const WEB_PORTS = new Set([80, 443, 8080, 8443])
/** Reachable only inside an organisation: open to a listed host name or network. */
const INNER_RANGES = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'])

const bare = (host: string) => host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.+$/, '')

/** Parses ENGINE_HOSTS. @throws Error naming the entry that is not a host, an address or a network. */
export function parseAllowList(list: readonly string[]): AllowList {
  return list.map((text) => {
    const cidr = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})(?::(\d{1,5}))?$/i.exec(text)
    if (cidr && ipaddr.isValidCIDR(`${cidr[1]}/${cidr[2]}`)) {
      return { network: ipaddr.parseCIDR(`${cidr[1]}/${cidr[2]}`), port: portOf(cidr[3], text) }
    }
    if (ipaddr.isValid(text)) return whole(text, null)
    const named = /^(\[[0-9a-f:]+\]|[^\s/:]+)(?::(\d{1,5}))?$/i.exec(text)
    const host = bare(named?.[1] ?? '')
    if (!host || /[^\w.:-]/.test(host)) throw new Error(`ENGINE_HOSTS: "${text}" is not host[:port] or a network such as 10.0.0.0/8`)
    const port = portOf(named?.[2], text)
    return ipaddr.isValid(host) ? whole(host, port) : { host, port }
  })
}

function whole(address: string, port: number | null): Entry {
  const parsed = ipaddr.process(address)
  return { network: [parsed, parsed.kind() === 'ipv4' ? 32 : 128], port }
}

function portOf(text: string | undefined, entry: string): number | null {
  if (text === undefined) return null
  const port = Number(text)
  if (port < 1 || port > 65535) throw new Error(`ENGINE_HOSTS: "${entry}" has no valid port`)
  return port
}

const portFits = (entry: Entry, port: number) => entry.port === null || entry.port === port
const hostListed = (allow: AllowList, host: string, port: number) =>
  allow.some((entry) => 'host' in entry && entry.host === host && portFits(entry, port))

function addressListed(allow: AllowList, address: ipaddr.IPv4 | ipaddr.IPv6, port: number): boolean {
  return allow.some((entry) => {
    if (!('network' in entry) || !portFits(entry, port)) return false
    const [network, bits] = entry.network
    return network.kind() === address.kind() && address.match(network, bits)
  })
}

/**
 * Whether `host` may be connected to at this address and port. Public addresses: yes, on web ports or a listed port.
 * Private and loopback: only when the host name or the network is listed. Link-local (where clouds keep their
 * metadata): only when the network is listed. Everything else (multicast, unspecified, NAT64 …): never.
 */
export function mayConnect(allow: AllowList, host: string, port: number, address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (addressListed(allow, parsed, port)) return range === 'unicast' || range === 'linkLocal' || INNER_RANGES.has(range)
  const named = hostListed(allow, bare(host), port)
  if (range === 'unicast') return named || WEB_PORTS.has(port)
  return named && INNER_RANGES.has(range)
}

export const portOfUrl = (url: URL) => (url.port ? Number(url.port) : url.protocol === 'https:' ? 443 : 80)

/** What can be refused before any name is looked up. @throws AdapterError address-refused */
export function checkUrl(allow: AllowList, url: URL): { host: string; port: number } {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new AdapterError('schemeRefused', { scheme: url.protocol.replace(':', '') })
  const host = bare(url.hostname)
  const port = portOfUrl(url)
  if (ipaddr.isValid(host)) {
    if (!mayConnect(allow, host, port, host)) throw refused(host, port, host)
  } else if (!WEB_PORTS.has(port) && !allow.some((entry) => portFits(entry, port) && ('network' in entry || entry.host === host))) {
    throw new AdapterError('portRefused', { host, port })
  }
  return { host, port }
}

export function refused(host: string, port: number, address: string): AdapterError {
  const publicPort = ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
  return publicPort ? new AdapterError('portRefused', { host, port }) : new AdapterError('addressRefused', { host, port })
}
