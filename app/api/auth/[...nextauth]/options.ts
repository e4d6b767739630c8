import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { AppError } from '@/lib/core/errors'
import { endSession, signIn } from '@/lib/features/people/sign-in'
import { cookieName, cookieOptions, cookieSecret, isSecureSite } from '@/lib/server/auth-cookie'
import { log } from '@/lib/server/log'

const LONGEST_SESSION_S = 168 * 3600

/** next-auth carries a random session id in its encrypted cookie and nothing else; the session row decides. */
export function authOptions(): NextAuthOptions {
  return {
    secret: cookieSecret(),
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_S },
    jwt: { maxAge: LONGEST_SESSION_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    useSecureCookies: isSecureSite(),
    cookies: {
      sessionToken: { name: cookieName('session'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const ip = header(request?.headers, 'x-forwarded-for')?.split(',')[0]?.trim() ?? null
          const origin = { ip, userAgent: header(request?.headers, 'user-agent') }
          try {
            const { email, password } = given ?? {}
            const signed = await signIn({ email, password }, origin, new Date())
            return { id: signed.personId, name: signed.name, email: signed.email, sid: signed.secret }
          } catch (error) {
            throw new Error(JSON.stringify(refusal(error)))
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as { sid?: string }).sid } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') && !/^\/[/\\]/.test(url) ? `${baseUrl}${url}` : baseUrl),
    },
    events: { signOut: ({ token }) => endSession(token?.sid) },
    logger: {
      error: (code) => log.error({ code }, 'sign-in failed unexpectedly'),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** next-auth passes the message of the error on to the sign-in form. */
function refusal(error: unknown) {
  if (error instanceof AppError && error.code === 'rule') return { key: error.key, params: error.params }
  if (error instanceof AppError && error.code === 'invalid') return { key: 'people.signIn.refused' }
  log.error({ err: error }, 'sign-in failed')
  return { key: 'errors.internal' }
}

const header = (headers: Record<string, unknown> | undefined, name: string): string | null => {
  const value = headers?.[name]
  return typeof value === 'string' ? value : null
}
