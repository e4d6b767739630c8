import ipaddr from 'ipaddr.js'
import { parseHostEntry } from '@/lib/core/engines/host-entry'
import { AdapterError } from '@/lib/engines/contract/faults'

/** An entry of ENGINE_HOSTS: a host name or a CIDR, both with an optional port. */
type Entry = { port: number | null } & ({ host: string } | { network: [ipaddr.IPv4 | ipaddr.IPv6, number] })
export type AllowList = readonly Entry[]

/** Ports that any public address may be asked on; others have to be listed. */
const WEB_PORTS = new Set([80, 443, 8080, 8443])
/** Reachable only inside an organisation: open to a listed host name or network. */
const INNER_RANGES = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'])

/** Where clouds answer with the credentials of this machine; some lie in ranges that may be listed. */
const METADATA = ['100.100.100.200/32', '168.63.129.16/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'].map((cidr) => ipaddr.parseCIDR(cidr))

const bare = (host: string) => host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.+$/, '')

/** Parses ENGINE_HOSTS. @throws Error naming the entry that is not a host, an address or a network. */
export function parseAllowList(list: readonly string[]): AllowList {
  return list.map((text) => {
    const entry = parseHostEntry(text)
    if (!entry) throw new Error(`ENGINE_HOSTS: "${text}" is not host[:port], an address or a network such as 10.0.0.0/8`)
    const { host, kind, bits, port } = entry
    if (kind === 'name') return { host, port }
    if (kind === 'network') return { network: ipaddr.parseCIDR(`${host}/${bits}`), port }
    const parsed = ipaddr.process(host)
    return { network: [parsed, parsed.kind() === 'ipv4' ? 32 : 128], port }
  })
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

/** Whether anything of an organisation can be there: not link-local, multicast, unspecified or a cloud's own machinery. */
export function canBeEngine(given: string | ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (typeof given === 'string' && !ipaddr.isValid(given)) return false
  const address = typeof given === 'string' ? ipaddr.process(given) : given
  const range = address.range()
  if (range !== 'unicast' && !INNER_RANGES.has(range)) return false
  return !METADATA.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
}

/**
 * Whether `host` may be connected to at this address and port. Public addresses: yes, on web ports or a listed port.
 * Private and loopback: only when the host name or the network is listed. Everything else (link-local, the metadata of
 * clouds, multicast, unspecified, NAT64 …): never, whatever is listed.
 */
export function mayConnect(allow: AllowList, host: string, port: number, address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (!canBeEngine(parsed)) return false
  if (addressListed(allow, parsed, port)) return true
  const named = hostListed(allow, bare(host), port)
  return named || (parsed.range() === 'unicast' && WEB_PORTS.has(port))
}

/**
 * Whether `host` may be asked where nothing is open but what is listed, public addresses too. A listed name stands for every
 * address of an organisation; for loopback only "localhost" does, or the address or network itself.
 */
export function mayConnectListed(allow: AllowList, host: string, port: number, address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (!canBeEngine(parsed)) return false
  if (addressListed(allow, parsed, port)) return true
  return hostListed(allow, bare(host), port) && (parsed.range() !== 'loopback' || bare(host) === 'localhost')
}
/** Which of the two rules a connection is held to. */
export type MayConnect = typeof mayConnect

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

/** Why this address is not asked; the host is written as it has to be listed, so IPv6 in brackets. */
export function refused(host: string, port: number, address: string): AdapterError {
  const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : null
  const params = { host: host.includes(':') ? `[${host}]` : host, port }
  if (!parsed || !canBeEngine(parsed)) return new AdapterError('addressNever', params)
  return new AdapterError(parsed.range() === 'unicast' ? 'portRefused' : 'addressRefused', params)
}
