/** What a request says about where it came from is believed only as far as TRUST_PROXY allows. */

/**
 * Replaces the forwarding headers of a request, before anything reads them: `x-forwarded-for` becomes the one address of
 * the client as the outermost trusted proxy saw it, without trusted proxies the address of the socket.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} trustedProxies how many proxies stand in front (TRUST_PROXY)
 */
export function setClientAddress(request, trustedProxies) {
  const socket = plain(request.socket.remoteAddress ?? '')
  const told = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => plain(part.trim()))
    .filter(Boolean)
  const chain = [...told, socket]
  const client = trustedProxies > 0 ? chain[Math.max(0, chain.length - 1 - trustedProxies)] : socket
  for (const name of ['forwarded', 'x-real-ip', 'x-client-ip', 'x-middleware-subrequest']) delete request.headers[name]
  if (trustedProxies === 0) for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port']) delete request.headers[name]
  request.headers['x-forwarded-for'] = client ?? socket
}

/** An IPv4 address that a dual-stack socket shows as IPv6 is written as IPv4. @param {string} address */
const plain = (address) => (address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address)
