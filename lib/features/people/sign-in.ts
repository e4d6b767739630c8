import { AppError } from '@/lib/core/errors'
import { appendAudit } from '@/lib/server/audit'
import { parse } from '@/lib/server/command'
import { newRequestId, type Ctx } from '@/lib/server/ctx'
import { db, inTransaction } from '@/lib/server/db'
import { verifyPassword } from '@/lib/server/passwords'
import { SignIn } from './schema'
import { findSession, openSession } from '@/lib/server/sessions'
import { revokeOwnSession } from './own-sessions'
import { clearSignInFailures, reserveSignIn } from './throttle'

const refused = () => new AppError({ code: 'rule', key: 'people.signIn.refused' })

/**
 * The only verb without a permission: whoever calls it is not known yet.
 * Answer and work are the same for an unknown address, a wrong password and a deactivated person.
 */
export async function signIn(raw: unknown, origin: { ip: string | null; userAgent: string | null }, now: Date) {
  const input = parse(SignIn, raw)
  await reserveSignIn(input.email, origin.ip, now)
  const person = await db.person.findUnique({
    where: { email: input.email },
    select: { id: true, name: true, email: true, passwordHash: true, active: true },
  })
  const matches = await verifyPassword(person?.passwordHash, input.password)
  const accepted = matches && person !== null && person.active
  const ctxFor = (tx: Ctx['db'], actor: Ctx['actor']): Ctx => ({
    actor,
    db: tx,
    now,
    locale: 'en',
    requestId: newRequestId(),
    ip: origin.ip,
    inTransaction: true,
  })
  const session = await inTransaction(async (tx) => {
    if (!accepted || !(await isUnchanged(tx, person))) {
      await appendAudit(ctxFor(tx, { kind: 'system', id: 'sign-in', name: 'sign-in', grants: [] }), [{ action: 'session.refused', entity: 'person', entityId: person?.id ?? 'unknown' }])
      return null
    }
    await clearSignInFailures(tx, input.email)
    const opened = await openSession(tx, person.id, origin, now)
    await appendAudit(ctxFor(tx, { kind: 'person', id: person.id, name: person.name, grants: [] }), [{ action: 'session.opened', entity: 'session', entityId: opened.id }])
    return opened
  })
  if (!session || !person) throw refused()
  return { personId: person.id, name: person.name, email: person.email, secret: session.secret }
}

/** Takes the person's row: a password replaced, or an account closed, since the check opens no session that would outlive it. */
async function isUnchanged(tx: Ctx['db'], { id, passwordHash }: { id: string; passwordHash: string | null }): Promise<boolean> {
  const { count } = await tx.person.updateMany({ where: { id, active: true, passwordHash }, data: { passwordHash } })
  return count === 1
}

/** Signing out ends the session on the server: the cookie is worthless afterwards, wherever a copy of it is. */
export async function endSession(secret: unknown): Promise<void> {
  const now = new Date()
  const session = typeof secret === 'string' ? await findSession(secret, now) : null
  if (!session) return
  const ctx: Ctx = { actor: session.actor, db, now, locale: 'en', requestId: newRequestId(), ip: null }
  await revokeOwnSession(ctx, { id: session.sessionId })
}
