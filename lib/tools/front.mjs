/**
 * Comfort and hygiene in front of every page and route, before the framework sees the request: security headers, request id,
 * origin check. Who may do what is decided in the verbs.
 */
import { randomBytes, randomUUID } from 'node:crypto'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Files with an inert policy of their own, set in next.config.js. */
const files = /^\/(_next\/static\/|icon\.svg(\?|$))/
/** Data and downloads: whatever they hold, nothing of it runs. The pages of the sign-in library are pages. */
const data = /^\/api\/(?!auth\/)/
const inertPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/**
 * Puts `x-request-id`, `x-path` and the content policy on the request (the framework takes its nonce from there) and on the answer.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} false when the request was refused and answered
 */
export function receive(request, response) {
  const url = request.url ?? '/'
  if (files.test(url)) return true
  const { headers } = request
  const asked = headers['x-request-id']
  const requestId = typeof asked === 'string' && /^[\w-]{8,64}$/.test(asked) ? asked : randomUUID()
  headers['x-request-id'] = requestId
  headers['x-path'] = pathOf(url)
  response.setHeader('x-request-id', requestId)
  if (!harmless.has(request.method ?? '') && !isForMachines(url) && !isSameOrigin(headers)) {
    response.writeHead(403, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }).end(JSON.stringify({ code: 'forbidden', requestId }))
    return false
  }
  const policy = data.test(url) ? inertPolicy : contentPolicy(randomBytes(16).toString('base64'))
  headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
  return true
}

/** Path and query without the framework's own parameter; what cannot be read is the start page. @param {string} url */
function pathOf(url) {
  try {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    searchParams.delete('_rsc')
    const query = searchParams.toString()
    return query ? `${pathname}?${query}` : pathname
  } catch {
    return '/'
  }
}

/** Machines authenticate with a token, never with a cookie: nothing to forge there. @param {string} url */
const isForMachines = (url) => url.startsWith('/api/v1/')

/** @param {import('node:http').IncomingHttpHeaders} headers */
function isSameOrigin(headers) {
  const { origin } = headers
  if (!origin || origin === 'null') return false
  const base = process.env.BASE_URL
  try {
    if (base && origin === new URL(base).origin) return true
    return new URL(origin).host === (headers['x-forwarded-host'] ?? headers.host)
  } catch {
    return false
  }
}

/** @param {string} nonce */
function contentPolicy(nonce) {
  const dev = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
