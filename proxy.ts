import { NextResponse, type NextRequest } from 'next/server'

/** Comfort and hygiene in front of the pages: security headers, request id, origin check. Who may do what is decided in the verbs. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  const requestId = /^[\w-]{8,64}$/.test(headers.get('x-request-id') ?? '') ? headers.get('x-request-id')! : crypto.randomUUID()
  headers.set('x-request-id', requestId)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  if (!(Number(process.env.TRUST_PROXY) > 0)) headers.delete('x-forwarded-host')

  if (changesSomething(request) && !isSameOrigin(request, headers)) {
    return NextResponse.json({ code: 'forbidden', requestId }, { status: 403, headers: { 'x-request-id': requestId } })
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = contentPolicy(nonce)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  return response
}

/** Machines authenticate with a token, never with a cookie: nothing to forge there. */
const changesSomething = (request: NextRequest) =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !request.nextUrl.pathname.startsWith('/api/v1/')

function isSameOrigin(request: NextRequest, headers: Headers): boolean {
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null') return false
  const base = process.env.BASE_URL
  if (base && origin === new URL(base).origin) return true
  try {
    return new URL(origin).host === (headers.get('x-forwarded-host') ?? headers.get('host'))
  } catch {
    return false
  }
}

function contentPolicy(nonce: string): string {
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

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] }
