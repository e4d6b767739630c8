import { parseHostEntry } from '@/lib/core/engines/host-entry'

/** A name or an address of one machine, as it stands in a URL or before a port. */
export function isSingleHost(host: string): boolean {
  const entry = parseHostEntry(host.replace(/^\[|\]$/g, '').replace(/\.$/, ''))
  return entry !== null && entry.kind !== 'network' && entry.port === null
}

/** `host:port`; IPv6 in brackets. Null when it is not. */
export function parseTarget(text: string): { host: string; port: number } | null {
  const entry = parseHostEntry(text.trim())
  return entry && entry.kind !== 'network' && entry.port !== null ? { host: entry.host, port: entry.port } : null
}

/** Host and path of an address, without what may be private in its query. */
export function placeOfAddress(text: string): string {
  if (!URL.canParse(text)) return text.slice(0, 80)
  const url = new URL(text)
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, 200)
}
