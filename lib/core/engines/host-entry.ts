import { z } from 'zod'

/** An entry of ENGINE_HOSTS. `bits` is set for a network; `port` null stands for every port. */
export interface HostEntry {
  /** In small letters, without brackets and final dot */
  host: string
  kind: 'name' | 'address' | 'network'
  bits: number | null
  port: number | null
}

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/
const is = (schema: z.ZodType, text: string) => schema.safeParse(text).success
const isAddress = (text: string) => is(z.ipv4(), text) || is(z.ipv6(), text)
const isNetwork = (text: string) => is(z.cidrv4(), text) || is(z.cidrv6(), text)

/** A name of labels; one that ends in digits alone would be a misspelt address. */
function isName(host: string): boolean {
  const labels = host.split('.')
  return host.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')
}

/** Reads `host[:port]`, `address[:port]` or `network/bits[:port]`; IPv6 with a port in brackets. Null for anything else. */
export function parseHostEntry(text: string): HostEntry | null {
  const lower = text.toLowerCase()
  if (isAddress(lower)) return { host: lower, kind: 'address', bits: null, port: null }
  if (isNetwork(lower)) return network(lower, null)
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]/]+))(\/\d{1,3})?(?::(\d{1,5}))?$/.exec(lower)
  if (!parts) return null
  const [, inBrackets, plain = '', bits = '', portText] = parts
  const port = portText === undefined ? null : Number(portText)
  if (port !== null && (port < 1 || port > 65_535)) return null
  const host = inBrackets ?? plain.replace(/\.$/, '')
  if (inBrackets !== undefined && !is(z.ipv6(), inBrackets)) return null
  if (bits) return isNetwork(host + bits) ? network(host + bits, port) : null
  if (isAddress(host)) return { host, kind: 'address', bits: null, port }
  return isName(host) ? { host, kind: 'name', bits: null, port } : null
}

function network(text: string, port: number | null): HostEntry {
  const [host = '', bits] = text.split('/')
  return { host, kind: 'network', bits: Number(bits), port }
}
