import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { decode } from 'next-auth/jwt'
import { can, permissionsOf, type Permission } from '@/lib/core/access'
import { AppError, unauthenticated } from '@/lib/core/errors'
import { isLocale, localeFromHeader, type Locale } from '@/lib/core/localized'
import { log } from './log'
import { recentSession, type SignedIn } from './sessions'
import { cookieName, cookieSecret } from './auth-cookie'
import { newRequestId, type Ctx } from './ctx'
import { db } from './db'

/** The signed-in person of this request, looked up once; the session row decides, not the cookie. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const cookie = (await cookies()).get(cookieName('session'))?.value
  if (!cookie) return null
  const secret = await secretOf(cookie)
  // Sent by what a page asks on a timer; whoever forges it only shortens their own session.
  const use = (await headers()).get('x-unattended') === null
  return secret === null ? null : recentSession(secret, new Date(), use)
})

const MOST_OPENED = 2_000
const opened = new Map<string, string>()

/** What a cookie holds. Opening it again tells nothing new: whether the session lives is read from its row. */
async function secretOf(cookie: string): Promise<string | null> {
  const known = opened.get(cookie)
  if (known) return known
  const token = await decode({ token: cookie, secret: cookieSecret() }).catch(() => null)
  if (typeof token?.sid !== 'string') return null
  if (opened.size >= MOST_OPENED) opened.clear()
  opened.set(cookie, token.sid)
  return token.sid
}

/** What the frame shows of the reader. */
export const currentPerson = cache(async () => {
  const session = await currentSession()
  if (!session) return null
  const { person, actor } = session
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
    theme: person.theme,
    timeZone: person.timeZone,
    roles: [...new Set(actor.grants.map((grant) => grant.role))],
    permissions: permissionsOf(actor),
  }
})

/** @throws AppError `unauthenticated` */
export async function requestCtx(): Promise<Ctx> {
  const session = await currentSession()
  if (!session) throw unauthenticated()
  return { ...(await anonymousCtx()), actor: session.actor, sessionId: session.sessionId, stepUpAt: session.stepUpAt }
}

/** A context without rights, for the set-up and sign-in pages. */
export async function anonymousCtx(): Promise<Ctx> {
  const head = await headers()
  return {
    actor: { kind: 'person', id: 'nobody', name: 'nobody', grants: [] },
    db,
    now: new Date(),
    locale: await requestLocale(),
    requestId: head.get('x-request-id') ?? newRequestId(),
    ip: head.get('x-forwarded-for')?.split(',')[0]?.trim() || null,
  }
}

/** For pages: sends strangers to the sign-in page, and refuses people without the permission. */
export async function pageCtx(permission: Permission): Promise<Ctx> {
  const session = await currentSession()
  if (!session) {
    const path = (await headers()).get('x-path') ?? '/'
    redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  }
  if (!can(session.actor, permission)) {
    log.warn({ permission, personId: session.person.id }, 'page refused')
    forbidden()
  }
  return requestCtx()
}

/** Setting of the person, else the cookie, else what the browser prefers, else English. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = [(await currentSession())?.person.locale, (await cookies()).get('locale')?.value].find(isLocale)
  return chosen ?? localeFromHeader((await headers()).get('accept-language')) ?? 'en'
})

/** A page never redirects to another origin: only a path of ours is kept. */
export const safePath = (next: string | null | undefined): string =>
  next && /^\/(?![/\\])[\w\-./?=&%~+:,;@!$'()*]*$/.test(next) && !/^[^?]*%(2f|5c|0[0-9a-f])/i.test(next) ? next : '/'

/** For pages of one record: what is not there, or may not be seen, is the not-found page. */
export async function orNotFound<T>(record: Promise<T>): Promise<T> {
  try {
    return await record
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid')) notFound()
    throw error
  }
}
