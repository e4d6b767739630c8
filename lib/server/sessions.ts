import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Grant, Role } from '@/lib/core/access'
import { isSessionAlive } from '@/lib/core/people/session'
import { db, type Db } from './db'
import { sessionPolicy } from './settings'

/** SHA-256 is enough for 256 random bits. */
export const sessionHash = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Opens a session of the absolute life that the settings give; `secret` goes into the cookie and only its hash is stored. */
export async function openSession(tx: Db, personId: string, origin: { ip: string | null; userAgent: string | null }, now: Date) {
  const secret = randomBytes(32).toString('base64url')
  const { absoluteMs } = await sessionPolicy(tx)
  const session = await tx.session.create({
    data: {
      tokenHash: sessionHash(secret),
      personId,
      createdAt: now,
      lastSeenAt: now,
      stepUpAt: now,
      expiresAt: new Date(now.getTime() + absoluteMs),
      ip: origin.ip,
      userAgent: origin.userAgent?.slice(0, 300) ?? null,
    },
    select: { id: true },
  })
  return { id: session.id, secret }
}

export interface SignedIn {
  sessionId: string
  stepUpAt: Date | null
  person: { id: string; email: string; name: string; locale: string | null; theme: string | null; timeZone: string | null; departmentId: string | null }
  actor: Actor
}

const SEEN_EVERY_MS = 60_000
const REMEMBER_MS = 1_000
const MOST_REMEMBERED = 2_000

/** Answers of the last second, so that a page's requests ask the database once; emptied by every change of this process. */
// On globalThis: pages and route handlers are bundled apart and would each have a map of their own.
const shared = globalThis as typeof globalThis & { wheelhouseSessions?: Map<string, { until: number; session: Promise<SignedIn | null> }> }
const remembered = (shared.wheelhouseSessions ??= new Map())

/** After a change of who may do what: the next request asks the database. */
export const forgetSessions = () => remembered.clear()

/**
 * The living session behind a cookie's secret as of this second: a change made by another instance shows one second later.
 * @param use false for what a page asks by itself: a screen that nobody sits at ends with the idle time
 */
export function recentSession(secret: string, now: Date, use = true): Promise<SignedIn | null> {
  const key = `${sessionHash(secret)}${use ? '' : ' unattended'}`
  const known = remembered.get(key)
  if (known && known.until > now.getTime()) return known.session
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const session = findSession(secret, now, use)
  remembered.set(key, { until: now.getTime() + REMEMBER_MS, session })
  session.catch(() => remembered.delete(key))
  return session
}

/** The living session behind a cookie's secret with its person's present grants, or null. */
export async function findSession(secret: string, now: Date, use = true): Promise<SignedIn | null> {
  const session = await db.session.findUnique({
    where: { tokenHash: sessionHash(secret) },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      stepUpAt: true,
      person: {
        select: {
          id: true, email: true, name: true, locale: true, theme: true, timeZone: true, departmentId: true, active: true,
          grants: { select: { role: true, department: { select: { path: true } } } },
        },
      },
    },
  })
  if (!session?.person.active || !isSessionAlive(session, await sessionPolicy(db), now)) return null
  if (use && now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastSeenAt: now } })
  }
  const { grants, active: _active, ...person } = session.person
  return {
    sessionId: session.id,
    stepUpAt: session.stepUpAt,
    person,
    actor: { kind: 'person', id: person.id, name: person.name, grants: grantsOf(grants) },
  }
}

/**
 * Everyone who can sign in is an employee of the whole programme, whatever else was granted; only who is an auditor and
 * nothing else is not, since an auditor changes nothing.
 */
export const grantsOf = (rows: { role: string; department: { path: string } | null }[]): Grant[] => [
  ...(rows.length && rows.every(({ role }) => role === 'auditor') ? [] : [{ role: 'employee' as const, departmentPath: null }]),
  ...rows.map((row) => ({ role: row.role as Role, departmentPath: row.department?.path ?? null })),
]

/** Ends sessions of a person, all or all but one; returns how many. */
export async function revokeSessions(tx: Db, personId: string, why: string, now: Date, exceptId?: string) {
  const { count } = await tx.session.updateMany({
    where: { personId, revokedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { revokedAt: now, revokedWhy: why },
  })
  return count
}
