import { env } from './env'
import { keyFor } from './keys'

export const isSecureSite = () => env().BASE_URL.startsWith('https:')

/** `__Host-` needs TLS; over plain HTTP on loopback the same cookie goes without it. */
export const cookieName = (what: 'session' | 'csrf' | 'callback') => `${isSecureSite() ? '__Host-' : ''}wheelhouse.${what}`

export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecureSite() })

/** Encrypts the cookie that carries the session's secret. */
export const cookieSecret = () => keyFor('session').toString('base64')
