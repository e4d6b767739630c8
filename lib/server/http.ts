import 'server-only'
import type { Permission, TokenScope } from '@/lib/core/access'
import { can } from '@/lib/core/access'
import { AppError, forbidden, internal, unauthenticated, type ErrorCode } from '@/lib/core/errors'
import { sizeInWords } from '@/lib/core/files/size'
import { localeFromHeader, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { currentSession, requestLocale } from './auth'
import { newRequestId, type Ctx } from './ctx'
import { db } from './db'
import { isDatabaseAway } from './db-errors'
import { log } from './log'
import { takeFromBudget, type RateState } from './rate-limit'
import { actorOfToken } from './tokens'

interface RouteDefinition {
  /** `token` for machines, `session` for downloads and look-ups of signed-in people, `public` for health. */
  auth: { token: TokenScope } | { session: Permission } | 'public'
  handle(ctx: Ctx, request: Request, params: Record<string, string>): Promise<Response>
}

type NextRoute = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const REQUESTS_A_MINUTE = 1_200

/** A route handler: identity, rate limit, failures as problem+json in the caller's language. */
export function route(definition: RouteDefinition): NextRoute {
  return async (request, context) => {
    const requestId = request.headers.get('x-request-id') ?? newRequestId()
    const locale = localeOf(request)
    let rate: RateState | null = null
    try {
      const ctx = await ctxOf(definition.auth, request, { requestId, locale })
      if (ctx.actor.kind === 'token') {
        rate = takeFromBudget(ctx.actor.id, REQUESTS_A_MINUTE, Date.now())
        if (!rate.allowed) return await problem(429, { code: 'rule', key: 'errors.tooManyRequests' }, { requestId, locale, rate })
      }
      return withHeaders(await definition.handle(ctx, request, await context.params), requestId, rate)
    } catch (error) {
      return failure(error, { requestId, locale, rate })
    }
  }
}

async function ctxOf(auth: RouteDefinition['auth'], request: Request, base: { requestId: string; locale: Locale }): Promise<Ctx> {
  const now = new Date()
  const ip = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() || null
  const anybody = { kind: 'person' as const, id: 'nobody', name: 'nobody', grants: [] }
  if (auth === 'public') return { actor: anybody, db, now, ip, ...base }
  if ('session' in auth) {
    const session = await currentSession()
    if (!session) throw unauthenticated()
    if (!can(session.actor, auth.session)) throw forbidden(auth.session)
    return { actor: session.actor, sessionId: session.sessionId, stepUpAt: session.stepUpAt, db, now, ip, ...base, locale: await requestLocale() }
  }
  const bearer = /^Bearer ([\w]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const actor = bearer ? await actorOfToken(bearer, now) : null
  if (!actor) throw new AppError({ code: 'unauthenticated', key: 'errors.token' })
  if (!actor.scopes?.includes(auth.token)) throw new AppError({ code: 'forbidden', key: 'errors.scope', params: { scope: auth.token } })
  return { actor, db, now, ip, ...base }
}

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  rule: 422,
  upstream: 502,
  internal: 500,
}

interface Reply {
  requestId: string
  locale: Locale
  rate: RateState | null
}

function failure(error: unknown, reply: Reply): Promise<Response> {
  if (isDatabaseAway(error)) return problem(503, { code: 'internal', key: 'errors.unavailable' }, reply, { 'retry-after': '5' })
  if (!(error instanceof AppError)) log.error({ requestId: reply.requestId, err: error }, 'route failed')
  const known = error instanceof AppError ? error : internal(error)
  const status = known.key === 'errors.tooLarge' ? 413 : statusOf[known.code]
  return problem(status, known, reply)
}

async function problem(status: number, error: Pick<AppError, 'code' | 'key'> & Partial<AppError>, reply: Reply, headers: Record<string, string> = {}): Promise<Response> {
  const text = await messageText(reply.locale)
  const fields = error.fields && Object.fromEntries(Object.entries(error.fields).map(([name, reasons]) => [name, reasons.map((reason) => text(reason.key, reason.params))]))
  const body = {
    type: `about:blank#${error.code}`,
    title: text(`errors.title.${error.code}`),
    status,
    code: status === 429 ? 'rate_limited' : status === 413 ? 'too_large' : error.code,
    detail: text(error.key, error.params),
    requestId: reply.requestId,
    ...(fields && { fields }),
  }
  const response = new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': reply.locale, ...headers },
  })
  if (status === 401) response.headers.set('www-authenticate', 'Bearer')
  if (status === 429) response.headers.set('retry-after', String(reply.rate?.resetS ?? 60))
  return withHeaders(response, reply.requestId, reply.rate)
}

function withHeaders(response: Response, requestId: string, rate: RateState | null): Response {
  response.headers.set('x-request-id', requestId)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  if (rate) {
    response.headers.set('ratelimit-policy', `"minute";q=${rate.limit};w=60`)
    response.headers.set('ratelimit', `"minute";r=${rate.remaining};t=${rate.resetS}`)
  }
  return response
}

const localeOf = (request: Request): Locale => localeFromHeader(request.headers.get('accept-language')) ?? 'en'

/** Body as bytes, refused with 413 beyond the limit while it arrives, and with `invalid` when it was cut off. */
export async function boundedBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError({ code: 'invalid', key: 'errors.tooLarge', params: { size: sizeInWords(maxBytes) } })
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength
    if (received > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  if (Number.isFinite(declared) && declared !== received) throw new AppError({ code: 'invalid', key: 'errors.truncated' })
  return Buffer.concat(chunks)
}

/** Body as text, under the same limits. */
export async function boundedText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await boundedBytes(request, maxBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError({ code: 'invalid', key: 'errors.notUtf8' })
  }
}

/** Body as JSON. @throws AppError `invalid` with a key that says what is wrong */
export async function boundedJson(request: Request, maxBytes: number): Promise<unknown> {
  const text = await boundedText(request, maxBytes)
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError({ code: 'invalid', key: 'errors.notJson' })
  }
}

/** The name in the header `x-file-name`, which travels percent-encoded; as it came where that does not decode. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
