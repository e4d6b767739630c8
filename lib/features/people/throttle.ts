import { createHash } from 'node:crypto'
import { AppError } from '@/lib/core/errors'
import { accountPolicy, addressPolicy, reserveAttempt, type ThrottlePolicy } from '@/lib/core/people/throttle'
import { inTransaction, type Db } from '@/lib/server/db'

const keyOf = (kind: 'account' | 'address', value: string) => `${kind}:${createHash('sha256').update(value).digest('hex')}`

/** Reserves one attempt for the account and for the address, or throws `rule` with the time to wait. */
export async function reserveSignIn(email: string, ip: string | null, now: Date): Promise<void> {
  const blockedForMs = await inTransaction(async (tx) => {
    // An address that is shut out uses up no account's attempts: it could lock people out at will.
    const waitMs = ip ? await reserve(tx, keyOf('address', ip), addressPolicy, now) : 0
    return waitMs || reserve(tx, keyOf('account', email), accountPolicy, now)
  })
  if (blockedForMs > 0) throw tooManyAttempts(blockedForMs)
}

async function reserve(tx: Db, key: string, policy: ThrottlePolicy, now: Date): Promise<number> {
  // The no-op update takes the row's lock on PostgreSQL: parallel attempts queue up here.
  await tx.signInThrottle.upsert({ where: { key }, create: { key, windowStartAt: now }, update: { key } })
  const row = await tx.signInThrottle.findUniqueOrThrow({ where: { key } })
  const decision = reserveAttempt(row, policy, now)
  if (!decision.allowed) return decision.retryAfterMs
  await tx.signInThrottle.update({ where: { key }, data: decision.next })
  return 0
}

/** A right password clears the account's counter; the address keeps its own. */
export const clearSignInFailures = (db: Db, email: string) =>
  db.signInThrottle.deleteMany({ where: { key: keyOf('account', email) } })

const tooManyAttempts = (retryAfterMs: number) =>
  new AppError({
    code: 'rule',
    key: 'people.signIn.throttled',
    params: { minutes: Math.max(1, Math.ceil(retryAfterMs / 60_000)) },
    retryAfterMs,
  })
